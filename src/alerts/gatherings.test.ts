import { expect, it } from 'vitest'
import { anArticle, paragraphs } from '../../test/builders.ts'
import { aFollower } from '../../test/followers.ts'
import { describeOnEachDatabase, type TestWorld } from '../../test/worlds.ts'
import { listOutbox, mailInOutbox } from '../deliveries/index.ts'
import { openTaskWorker } from '../platform/queue/worker.ts'
import { gatheringOf } from './gathering.ts'
import { alertTasks, queueGatherings } from './tasks.ts'
import { tellOfArticle } from './tell-of-article.ts'

const telling = (articleId: string, subscriptionId: string, rank = 0) => ({
  articleId,
  subscriptionId,
  kind: 'section',
  ref: 'politik',
  rank,
})
const all = { following: () => true, visible: () => true }

it('a gathering is parted by subscription, the best reasons first', () => {
  const parts = gatheringOf([telling('a', 's1', 2), telling('b', 's2', 0), telling('c', 's1', 1)], all)
  expect(parts.map(({ subscriptionId, articleIds }) => `${subscriptionId}: ${articleIds}`)).toEqual([
    's2: b',
    's1: c,a',
  ])
})

it('a gathering leaves out what was ended, and what readers see no more', () => {
  const tellings = [telling('a', 's1'), telling('b', 's2'), telling('c', 's1')]
  const left = gatheringOf(tellings, { following: (id) => id === 's1', visible: (id) => id !== 'c' })
  expect(left.flatMap(({ articleIds }) => articleIds)).toEqual(['a'])
})

const aReport = (world: TestWorld, headline: string, text: string) =>
  anArticle(world, { status: 'published', headline, body: paragraphs(text) })

describeOnEachDatabase('gatherings', (testWorld) => {
  it('leave at their time: one mail for each reader, once, with all that came', async () => {
    const world = await testWorld()
    const first = await aReport(world, 'Brücke wird gesperrt', 'Die Brücke ist ab Montag gesperrt.')
    const second = await aReport(world, 'Theater öffnet wieder', 'Das Theater spielt ab Freitag.')
    const { id: section } = await world.db.selectFrom('sections').select('id').executeTakeFirstOrThrow()
    await aFollower(world, 'taeglich', { kind: 'section', ref: section, frequency: 'daily' })
    await aFollower(world, 'reader', { kind: 'section', ref: section, frequency: 'daily', language: 'en' })
    const ended = await aFollower(world, 'gegangen', { kind: 'section', ref: section, frequency: 'daily' })
    await aFollower(world, 'woechentlich', { kind: 'section', ref: section, frequency: 'weekly' })
    for (const { id } of [first, second]) await tellOfArticle(world, id)
    await queueGatherings(world)
    const at = world.clock.now()
    await world.db.updateTable('subscriptions').set({ ended_at: at }).where('id', '=', ended).execute()

    const worker = openTaskWorker(world, alertTasks)
    const to = async () =>
      (await listOutbox(world, {}, { limit: 50 })).items
        .filter(({ kind }) => kind === 'gathering')
        .map((mail) => mail.to)
        .sort()
    await worker.drain()
    expect(await to()).toEqual([])
    world.clock.set('2026-11-24T05:00:01.000Z')
    await worker.drain()
    await worker.drain()
    expect(await to()).toEqual(['reader@post.example', 'taeglich@post.example'])
    const { items } = await listOutbox(world, {}, { limit: 50 })
    const german = items.find((mail) => mail.to === 'taeglich@post.example')
    const mail = await mailInOutbox(world, german?.id ?? '')
    expect(mail?.subject).toBe('Brücke wird gesperrt – und eine weitere Nachricht')
    for (const words of [
      'Theater öffnet wieder',
      'weil Sie dem Ressort „Politik“ folgen',
      '/benachrichtigungen/ende/',
    ])
      expect(mail?.text).toContain(words)
    expect(mail?.headers['List-Unsubscribe']).toContain('/benachrichtigungen/ende/')

    world.clock.set('2026-11-28T05:00:01.000Z')
    await worker.drain()
    expect(await to()).toEqual(['reader@post.example', 'taeglich@post.example', 'woechentlich@post.example'])
  })

  it('waits for who rests until the rest is over, and comes then', async () => {
    const world = await testWorld()
    const { id: article } = await aReport(world, 'Brücke wird gesperrt', 'Die Brücke ist ab Montag gesperrt.')
    const { id: section } = await world.db.selectFrom('sections').select('id').executeTakeFirstOrThrow()
    await aFollower(world, 'ruht', { kind: 'section', ref: section, frequency: 'daily' })
    await tellOfArticle(world, article)
    await queueGatherings(world)
    await world.db.updateTable('readers').set({ paused_until: '2026-11-30T12:00:00.000Z' }).execute()
    const worker = openTaskWorker(world, alertTasks)
    const gathered = async () =>
      (await listOutbox(world, {}, { limit: 9 })).items.filter(({ kind }) => kind === 'gathering').length
    world.clock.set('2026-11-24T05:00:01.000Z')
    await worker.drain()
    expect(await gathered()).toBe(0)
    world.clock.set('2026-12-01T05:00:01.000Z')
    await worker.drain()
    expect(await gathered()).toBe(1)
  })
})
