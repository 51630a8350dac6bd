import { expect, it } from 'vitest'
import { anArticle } from '../../../test/builders.ts'
import { aFollower } from '../../../test/followers.ts'
import { describeOnEachDatabase, type TestWorld } from '../../../test/worlds.ts'
import { listOutbox, mailInOutbox } from '../../deliveries/index.ts'
import { pauseSubscription, resumeSubscription } from '../own/index.ts'
import { exportReader } from '../persons/index.ts'
import { readerById, subscriptionById } from '../store.ts'
import { askToRenew, endUnanswered, renewSubscriptions, subscriptionsToRenew } from './renew.ts'

const mails = async (world: TestWorld) =>
  (await listOutbox(world, {}, { limit: 20 })).items.filter(({ kind }) => kind === 'renewal')

async function aYearLater(world: TestWorld) {
  await anArticle(world)
  const { id: section } = await world.db.selectFrom('sections').select('id').executeTakeFirstOrThrow()
  const newsletter = await aFollower(world, 'mara', { kind: 'newsletter', ref: 'main' })
  const old = await aFollower(world, 'mara', { kind: 'section', ref: section })
  world.clock.advance({ days: 20 })
  const younger = await aFollower(world, 'mara', { kind: 'search', ref: 'Brücke' })
  world.clock.advance({ days: 100 })
  const young = await aFollower(world, 'mara', { kind: 'search', ref: 'Theater' })
  world.clock.advance({ days: 245 })
  return { newsletter, old, younger, young }
}

/** The relay has taken the question. */
const accepted = (world: TestWorld) =>
  world.db.updateTable('deliveries').set({ accepted_at: world.clock.now() }).execute()

async function tokenIn(world: TestWorld): Promise<string> {
  const [question] = await mails(world)
  const mail = await mailInOutbox(world, question?.id ?? '')
  return /verlaengern\/([\w-]{44})/.exec(mail?.text ?? '')?.[1] ?? ''
}

const endOf = async (world: TestWorld, id: string) => (await subscriptionById(world.db, id))?.endReason

describeOnEachDatabase('a year after it was confirmed', (testWorld) => {
  it('one mail asks about all that is due within a month, once; opening its link renews nothing, the form does', async () => {
    const world = await testWorld()
    const { newsletter, old, younger, young } = await aYearLater(world)
    expect(await askToRenew(world)).toBe(true)
    expect(await askToRenew(world)).toBe(false)
    expect(await mails(world)).toHaveLength(1)
    await accepted(world)
    const token = await tokenIn(world)
    const shown = async () =>
      (await subscriptionsToRenew(world, token))?.asked.map(({ subscription }) => subscription.id)
    expect(await shown()).toEqual([old, younger])
    expect(await renewSubscriptions(world, { token, only: [old, young], place: '/x' })).toBe(true)
    expect(await shown()).toEqual([younger])
    expect(await renewSubscriptions(world, { token: `${token.slice(0, -1)}~`, only: [], place: '/x' })).toBe(
      false,
    )
    const steps = (await exportReader(world.db, 'mara@post.example'))?.consents
    expect(steps).toMatchObject([{ step: 'renewed', channel: 'renewal', ref: expect.any(String) }])
    expect(steps?.[0]?.text).toContain('Ich möchte von „Depesche“ eine E-Mail bekommen')

    world.clock.advance({ days: 29 })
    expect(await endUnanswered(world)).toBe(false)
    world.clock.advance({ days: 2 })
    expect(await endUnanswered(world)).toBe(true)
    expect(await endUnanswered(world)).toBe(false)
    for (const id of [newsletter, old, young]) expect(await endOf(world, id)).toBeNull()
    expect(await endOf(world, younger)).toBe('not-renewed')
    expect(await askToRenew(world)).toBe(false)
  })

  it('nobody is asked who rests, nor about what is paused: resumed, it goes on for another year', async () => {
    const world = await testWorld()
    const { old, younger } = await aYearLater(world)
    const reader = await readerById(world.db, (await subscriptionById(world.db, old))?.readerId ?? '')
    if (!reader) throw new Error('no reader')
    await pauseSubscription(world, { reader, subscriptionId: old })
    expect(await askToRenew(world)).toBe(false)
    world.clock.advance({ days: 20 })
    const until = new Date(Date.parse(world.clock.now()) + 86_400_000).toISOString()
    await world.db.updateTable('readers').set({ paused_until: until }).execute()
    expect(await askToRenew(world)).toBe(false)
    world.clock.advance({ days: 2 })
    expect(await askToRenew(world)).toBe(true)
    await resumeSubscription(world, { reader, subscriptionId: old })
    const asked = (await subscriptionsToRenew(world, await tokenIn(world)))?.asked
    expect(asked?.map(({ subscription }) => subscription.id)).toEqual([younger])
    expect(await askToRenew(world)).toBe(false)
  })

  it('whom the question has not reached was not asked', async () => {
    const world = await testWorld()
    await aYearLater(world)
    await askToRenew(world)
    world.clock.advance({ days: 40 })
    expect(await endUnanswered(world)).toBe(false)
  })
})
