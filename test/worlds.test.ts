import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { databaseKindOf, inTransaction } from '../src/platform/db/db.ts'
import { queueTask } from '../src/platform/queue/queue.ts'
import { describeOnEachDatabase } from './worlds.ts'

const aTask = {
  name: 'test.nothing',
  payload: z.object({}),
  run: async () => {},
  retry: { attempts: 1, backoffSeconds: 1 },
}

describeOnEachDatabase('a test world', (testWorld, kind) => {
  it('runs on the database it is named for', async () => {
    const world = await testWorld()
    expect(databaseKindOf(world.db)).toBe(kind)
  })

  it('is migrated, and empty however often one is opened', async () => {
    for (const world of [await testWorld(), await testWorld()]) {
      expect(await world.db.selectFrom('tasks').selectAll().execute()).toEqual([])
      await inTransaction(world, (tx) => queueTask(tx, world, { task: aTask, payload: {} }))
      expect(await world.db.selectFrom('tasks').selectAll().execute()).toHaveLength(1)
    }
  })

  it('has a clock that moves only when told', async () => {
    const { clock } = await testWorld()
    clock.set('2030-01-01T00:00:00+01:00')
    clock.advance({ days: 1, minutes: 2 })
    expect(clock.now()).toBe('2030-01-01T23:02:00.000Z')
  })

  it('shares its data with a second process', async () => {
    const world = await testWorld()
    const other = await world.secondProcess()
    await inTransaction(world, (tx) => queueTask(tx, world, { task: aTask, payload: {} }))
    expect(await other.db.selectFrom('tasks').select('name').execute()).toEqual([{ name: 'test.nothing' }])
  })

  it('keeps its files', async () => {
    const { blobs } = await testWorld()
    await blobs.put('a/b.txt', Buffer.from('words'), 'text/plain')
    expect(String(await blobs.get('a/b.txt'))).toBe('words')
  })

  it('reads instants as it was given them', async () => {
    const world = await testWorld()
    await inTransaction(world, (tx) => queueTask(tx, world, { task: aTask, payload: {} }))
    const { created_at } = await world.longReads
      .selectFrom('tasks')
      .select('created_at')
      .executeTakeFirstOrThrow()
    expect(created_at).toBe(world.clock.now())
    await sql`select 1`.execute(world.longReads)
  })
})
