import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { describeOn, describeOnEachDatabase, type TestWorld } from '../../../test/worlds.ts'
import { inTransaction } from '../db/db.ts'
import { announce, type DepescheEvent, eventsAfter, forgetEventsBefore, lastEventSeq } from './events.ts'

const say = (world: TestWorld, articleId: string) =>
  inTransaction(world, (tx) => announce(tx, world.clock, 'article.saved', { articleId }))

/** What a follower heard, by the article each event names. */
function listen(world: TestWorld): string[] {
  const heard: string[] = []
  world.events.follow((event) => {
    if (event.type === 'article.saved') heard.push(event.payload.articleId)
  })
  return heard
}

const numbers = (count: number): string[] => Array.from({ length: count }, (_, number) => String(number))

describeOnEachDatabase('the event stream', (testWorld) => {
  it('has told its followers of a change before the transaction returns', async () => {
    const world = await testWorld()
    const heard = listen(world)
    await say(world, 'a')
    expect(heard).toEqual(['a'])
  })

  it('waits for followers that take their time, each event in its turn', async () => {
    const world = await testWorld()
    const log: string[] = []
    world.events.follow(async (event: DepescheEvent) => {
      log.push(`begins ${event.seq}`)
      await new Promise((resolve) => setTimeout(resolve, 5))
      log.push(`ends ${event.seq}`)
    })
    await Promise.all([say(world, 'a'), say(world, 'b')])
    expect(log).toEqual(['begins 1', 'ends 1', 'begins 2', 'ends 2'])
  })

  it('tells nobody of what was rolled back', async () => {
    const world = await testWorld()
    const heard = listen(world)
    await inTransaction(world, async (tx) => {
      await announce(tx, world.clock, 'article.saved', { articleId: 'never' })
      throw new Error('no ink')
    }).catch(() => {})
    await say(world, 'a')
    expect(heard).toEqual(['a'])
  })

  it('tells each event once and in the order of commits, however many announce at once', async () => {
    const world = await testWorld()
    const heard = listen(world)
    await Promise.all(numbers(40).map((id) => say(world, id)))
    expect(heard.toSorted()).toEqual(numbers(40).toSorted())
    expect(heard).toEqual(
      (await eventsAfter(world.db, 0)).map(({ payload }) => (payload as { articleId: string }).articleId),
    )
  })

  it('tells what another process did, within its poll', async () => {
    const world = await testWorld()
    const other = await world.secondProcess()
    const heard = listen(world)
    const heardThere = listen(other)
    await say(other, 'from there')
    await expect.poll(() => heard, { interval: 20, timeout: 2000 }).toEqual(['from there'])
    await say(world, 'from here')
    await expect.poll(() => heardThere, { interval: 20, timeout: 2000 }).toEqual(['from there', 'from here'])
    expect(heard).toEqual(['from there', 'from here'])
  })

  it('tells of the other process’s earlier change no later than of its own', async () => {
    const world = await testWorld()
    const other = await world.secondProcess()
    const heard = listen(world)
    await say(other, 'first')
    await say(world, 'second')
    expect(heard).toEqual(['first', 'second'])
  })

  it('begins with the present', async () => {
    const world = await testWorld()
    await say(world, 'old')
    const later = await world.secondProcess()
    const heard = listen(later)
    await say(later, 'new')
    expect(heard).toEqual(['new'])
  })

  it('goes on when a follower fails, and can be left', async () => {
    const world = await testWorld()
    world.events.follow(() => {
      throw new Error('a bug of ours')
    })
    const heard: number[] = []
    const leave = world.events.follow(({ seq }) => void heard.push(seq))
    await say(world, 'a')
    leave()
    await say(world, 'b')
    expect(heard).toEqual([1])
  })

  it('hands on more than a batch', async () => {
    const world = await testWorld()
    const heard = listen(world)
    await inTransaction(world, async (tx) => {
      for (const articleId of numbers(1100)) await announce(tx, world.clock, 'article.saved', { articleId })
    })
    expect(heard).toEqual(numbers(1100))
  })

  it('forgets what is old, and goes on counting', async () => {
    const world = await testWorld()
    await say(world, 'old')
    world.clock.advance({ days: 8 })
    await say(world, 'new')
    await inTransaction(world, (tx) => forgetEventsBefore(tx, '2026-11-30T00:00:00.000Z'))
    expect((await eventsAfter(world.db, 0)).map(({ seq }) => seq)).toEqual([2])
    await inTransaction(world, (tx) => forgetEventsBefore(tx, '2027-11-30T00:00:00.000Z'))
    const heard = listen(world)
    await say(world, 'newer')
    expect(heard).toEqual(['newer'])
    expect(await lastEventSeq(world.db)).toBe(3)
  })
})

describeOn('postgres', 'the stream', (testWorld) => {
  it('hears of others again after its connection broke off', async () => {
    const world = await testWorld()
    const other = await world.secondProcess()
    const heard = listen(world)
    await say(other, 'a')
    await expect.poll(() => heard, { timeout: 2000 }).toEqual(['a'])
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name = 'depesche events'`.execute(other.db)
    await say(other, 'b')
    await expect.poll(() => heard, { timeout: 3000 }).toEqual(['a', 'b'])
    await say(other, 'c')
    await expect.poll(() => heard, { timeout: 3000 }).toEqual(['a', 'b', 'c'])
  })
})
