import { type Db, databaseKindOf, inTransaction } from '../db/db.ts'
import { type DepescheEvent, eventsAfter } from '../events/events.ts'
import type { World } from '../world.ts'
import { insertTask, type TaskRequest } from './queue.ts'

/**
 * Turns events into tasks, each event once in the whole installation: the cursor moves in the transaction that
 * queues the tasks. Answers how many events it took.
 */
export async function followReactions(
  world: Pick<World, 'db' | 'events' | 'ids' | 'clock'>,
  follower: string,
  tasksFor: (events: readonly DepescheEvent[]) => TaskRequest[],
): Promise<number> {
  if (!(await hasNewEvents(world.db, follower))) return 0
  return inTransaction(world, async (tx) => {
    let query = tx.selectFrom('event_cursors').select('seq').where('follower', '=', follower)
    if (databaseKindOf(tx) === 'postgres') query = query.forUpdate()
    const cursor = await query.executeTakeFirst()
    if (!cursor) await tx.insertInto('event_cursors').values({ follower, seq: 0 }).execute()
    const events = await eventsAfter(tx, cursor?.seq ?? 0, 200)
    const last = events.at(-1)
    if (!last) return 0
    for (const request of tasksFor(events))
      await insertTask(tx, world.ids.newId(), world.clock.now(), request)
    await tx.updateTable('event_cursors').set({ seq: last.seq }).where('follower', '=', follower).execute()
    return events.length
  })
}

/** A short look, which holds up nobody who writes. */
async function hasNewEvents(db: Db, follower: string): Promise<boolean> {
  const newer = await db
    .selectFrom('events')
    .select('seq')
    .where('seq', '>', (e) =>
      e.fn.coalesce(
        e.selectFrom('event_cursors').select('event_cursors.seq').where('follower', '=', follower),
        e.val(0),
      ),
    )
    .limit(1)
    .executeTakeFirst()
  return newer !== undefined
}
