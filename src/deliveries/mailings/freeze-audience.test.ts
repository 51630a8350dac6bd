import { expect, it } from 'vitest'
import { describeOnEachDatabase, type TestWorld } from '../../../test/worlds.ts'
import { inTransaction } from '../../platform/db/db.ts'
import { must } from '../../platform/result.ts'
import {
  type AudienceSource,
  createMailing,
  freezeAudience,
  listMailings,
  mailingProgress,
  type Recipient,
  startMailing,
} from './index.ts'

const aMailing = (world: TestWorld): Promise<string> =>
  inTransaction(world, (tx) =>
    createMailing(tx, world, {
      kind: 'newsletter',
      subject: 'Guten Morgen',
      text: 'Hallo {{name}}',
      html: null,
    }),
  )

const readers = (count: number): Recipient[] =>
  Array.from({ length: count }, (_, number) => ({
    address: `leserin-${String(number).padStart(6, '0')}@post.example`,
    personal: { name: `Leserin ${number}` },
  }))

/** Answers `size` at a time; the cursor is the place in the list. */
const sourceOf =
  (recipients: readonly Recipient[], size: number): AudienceSource =>
  async (cursor) => {
    const to = Number(cursor ?? 0) + size
    return {
      recipients: recipients.slice(Number(cursor ?? 0), to),
      cursor: to < recipients.length ? String(to) : null,
    }
  }

const addressesOf = async (world: TestWorld): Promise<string[]> =>
  (await world.db.selectFrom('mailing_deliveries').select('address_key').orderBy('number').execute()).map(
    ({ address_key }) => address_key,
  )

describeOnEachDatabase('freezing an audience', (testWorld, kind) => {
  it('writes down everybody once, and nobody after it', async () => {
    const world = await testWorld()
    const id = await aMailing(world)
    const everybody = readers(1234)
    const frozen = must(await freezeAudience(world, id, sourceOf(everybody, 300)))
    expect(frozen).toEqual({ total: 1234, twice: 0, unusable: 0 })
    expect(await addressesOf(world)).toEqual(everybody.map(({ address }) => address))
    expect(await mailingProgress(world, id)).toMatchObject({
      status: 'frozen',
      total: 1234,
      pending: 1234,
      accepted: 0,
    })
    expect(await freezeAudience(world, id, sourceOf(readers(2000), 300))).toMatchObject({
      refusal: 'audience-frozen',
    })
    expect(await freezeAudience(world, 'nowhere', sourceOf([], 1))).toMatchObject({
      refusal: 'unknown-mailing',
    })
  })

  it('leaves out who is there already, however the address is written, and what is no address', async () => {
    const world = await testWorld()
    const id = await aMailing(world)
    const frozen = must(
      await freezeAudience(
        world,
        id,
        sourceOf(
          [
            { address: 'Ben@Leser.example' },
            { address: 'zoe@müller.example' },
            { address: 'ben@leser.EXAMPLE' },
            { address: 'zoe@xn--mller-kva.example' },
            { address: 'a@b.example\r\nBcc: x@y.example' },
            { address: 'ohne-klammeraffe' },
            { address: `${'a'.repeat(400)}@b.example` },
          ],
          2,
        ),
      ),
    )
    expect(frozen).toEqual({ total: 2, twice: 2, unusable: 3 })
    const rows = await world.db
      .selectFrom('mailing_deliveries')
      .select(['address', 'address_key'])
      .orderBy('number')
      .execute()
    expect(rows).toEqual([
      { address: 'Ben@Leser.example', address_key: 'ben@leser.example' },
      { address: 'zoe@müller.example', address_key: 'zoe@xn--mller-kva.example' },
    ])
  })

  it('goes on where it stopped after a crash in the middle', async () => {
    const world = await testWorld()
    const id = await aMailing(world)
    const everybody = readers(1000)
    const source = sourceOf(everybody, 150)
    let batches = 0
    const breaking: AudienceSource = async (cursor) => {
      if (++batches === 4) throw new Error('the power went')
      return source(cursor)
    }
    await expect(freezeAudience(world, id, breaking)).rejects.toThrow('the power went')
    expect(await mailingProgress(world, id)).toMatchObject({ status: 'draft', total: 450 })
    const later = await world.secondProcess()
    expect(must(await freezeAudience(later, id, source)).total).toBe(550)
    expect(await addressesOf(world)).toEqual(everybody.map(({ address }) => address))
  })

  it('by two processes at once adds nobody twice', async () => {
    const world = await testWorld()
    const other = kind === 'postgres' ? await world.secondProcess() : world
    const id = await aMailing(world)
    const everybody = readers(2000)
    await Promise.all([world, other].map((one) => freezeAudience(one, id, sourceOf(everybody, 100))))
    expect(await addressesOf(world)).toEqual(everybody.map(({ address }) => address))
    expect(await mailingProgress(world, id)).toMatchObject({ status: 'frozen', total: 2000 })
  })

  it('is refused a source that does not get on', async () => {
    const world = await testWorld()
    const id = await aMailing(world)
    const stuck: AudienceSource = async () => ({ recipients: readers(1), cursor: 'here' })
    await expect(freezeAudience(world, id, stuck)).rejects.toThrow('does not get on')
  })

  it('of nobody makes a mailing that ends when it starts', async () => {
    const world = await testWorld({ DEPESCHE_SMTP_URL: 'smtp://127.0.0.1:9' })
    const id = await aMailing(world)
    expect(await startMailing(world, id)).toMatchObject({ refusal: 'audience-not-frozen' })
    must(await freezeAudience(world, id, sourceOf([], 10)))
    must(await startMailing(world, id))
    const { items } = await listMailings(world, {}, { limit: 10 })
    expect(items).toMatchObject([{ id, subject: 'Guten Morgen', progress: { status: 'ended', total: 0 } }])
  })
})
