import type { Instant } from '../clock.ts'
import type { Tx } from '../db/db.ts'
import '../events/schema.ts'

/** Whether a task of this name waits to be run from now on: one that queues itself is queued once. */
export async function taskWaits(tx: Tx, name: string, now: Instant): Promise<boolean> {
  const row = await tx
    .selectFrom('tasks')
    .select('id')
    .where('name', '=', name)
    .where('failed_at', 'is', null)
    .where('run_at', '>=', now)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Whether a task of this name is there that runs by then. */
export async function taskRunsBy(tx: Tx, name: string, at: Instant): Promise<boolean> {
  const row = await tx
    .selectFrom('tasks')
    .select('id')
    .where('name', '=', name)
    .where('failed_at', 'is', null)
    .where('locked_until', 'is', null)
    .where('run_at', '<=', at)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
