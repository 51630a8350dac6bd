import { expect, it } from 'vitest'
import { describeOnEachDatabase, type TestWorld } from '../../../test/worlds.ts'
import { inTransaction } from '../../platform/db/db.ts'
import { createMailing } from './index.ts'
import { takeSlots } from './slots.ts'
import { mailingById } from './store.ts'

async function aMailing(world: TestWorld, perMinute: number | null = null) {
  const id = await inTransaction(world, (tx) =>
    createMailing(tx, world, { kind: 'newsletter', subject: 'Morgen', text: 'Hallo', html: null, perMinute }),
  )
  const mailing = await mailingById(world.db, id)
  if (!mailing) throw new Error('it is not there')
  return mailing
}

const take = (world: TestWorld, mailing: Awaited<ReturnType<typeof aMailing>>, wanted: number) =>
  inTransaction(world, (tx) => takeSlots(tx, world, { mailing, now: world.clock.now(), wanted }))

describeOnEachDatabase('the rate', (testWorld) => {
  it('is one for all workers and all mailings of the installation', async () => {
    const world = await testWorld({ DEPESCHE_SMTP_PER_MINUTE: '600' })
    const other = await world.secondProcess()
    const mailings = [await aMailing(world), await aMailing(world)] as const
    let sent = 0
    for (let tenth = 0; tenth < 600; tenth++) {
      sent += (await take(world, mailings[0], 3)).granted
      sent += (await take(other, mailings[1], 3)).granted
      world.clock.advance({ milliseconds: 100 })
    }
    expect(sent).toBeGreaterThanOrEqual(598)
    expect(sent).toBeLessThanOrEqual(602)
  })

  it('of a mailing holds back this one only, and tells when the next may leave', async () => {
    const world = await testWorld()
    const slow = await aMailing(world, 60)
    const quick = await aMailing(world)
    expect(await take(world, slow, 5)).toEqual({
      granted: 1,
      nextSlotAt: Date.parse('2026-11-23T09:00:01.000Z'),
    })
    expect((await take(world, slow, 5)).granted).toBe(0)
    expect(await take(world, quick, 500)).toEqual({ granted: 500, nextSlotAt: null })
    world.clock.advance({ seconds: 1 })
    expect((await take(world, slow, 5)).granted).toBe(1)
  })

  it('of a sender that is warmed up is the day’s, and begins anew with the next', async () => {
    const world = await testWorld({ DEPESCHE_SMTP_WARM_UP_FROM: '2026-11-23' })
    const mailing = await aMailing(world)
    expect(await take(world, mailing, 40)).toEqual({ granted: 40, nextSlotAt: null })
    expect(await take(world, mailing, 40)).toEqual({
      granted: 17,
      nextSlotAt: Date.parse('2026-11-24T00:00:00.000Z'),
    })
    expect((await take(world, mailing, 40)).granted).toBe(0)
    world.clock.advance({ days: 1 })
    expect((await take(world, mailing, 1000)).granted).toBe(64)
    world.clock.advance({ days: 27 })
    expect(await take(world, mailing, 100_000)).toEqual({ granted: 100_000, nextSlotAt: null })
  })
})
