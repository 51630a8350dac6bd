import type { Instant } from '../platform/clock.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import './schema.ts'

/** Whether there is a site: an administrator was made, who can make everything else. */
export async function isSetUp(db: Db | Tx): Promise<boolean> {
  return Boolean(await db.selectFrom('set_ups').select('id').executeTakeFirst())
}

/** True for the one who sets the site up; anybody else waits here for that transaction, and is told no. */
export async function takeSetUp(tx: Tx, now: Instant): Promise<boolean> {
  const made = await tx
    .insertInto('set_ups')
    .values({ id: 1, finished_at: now })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst()
  return made.numInsertedOrUpdatedRows === 1n
}
