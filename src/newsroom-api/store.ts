import { addDays, addSeconds, type Instant } from '../platform/clock.ts'
import type { Db, Tx } from '../platform/db/db.ts'

declare module '../platform/db/db.ts' {
  interface Tables {
    /** `status` is 0 while the call is under way. */
    idempotent_answers: { scope: string; request: string; status: number; body: string; at: Instant }
  }
}

export type KeptAnswer = { scope: string; request: string; status: number; body: string; at: Instant }

/** After this a call that has not answered is taken for lost (its process died). */
const longestCallSeconds = 60

/**
 * Makes the call with this key ours, and answers null; or answers what is known of the one that came before. Forgets
 * keys older than a day.
 */
export async function claimCall(
  tx: Tx,
  call: { scope: string; request: string; at: Instant },
): Promise<KeptAnswer | null> {
  const { scope, request, at } = call
  await tx.deleteFrom('idempotent_answers').where('at', '<', addDays(at, -1)).execute()
  await tx
    .deleteFrom('idempotent_answers')
    .where('scope', '=', scope)
    .where('status', '=', 0)
    .where('at', '<', addSeconds(at, -longestCallSeconds))
    .execute()
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('idempotent_answers')
    .values({ scope, request, status: 0, body: '', at })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows === 1n) return null
  return tx.selectFrom('idempotent_answers').selectAll().where('scope', '=', scope).executeTakeFirstOrThrow()
}

/** Answers the same call from now on. */
export async function keepAnswer(
  tx: Tx,
  scope: string,
  answer: { status: number; body: string },
): Promise<void> {
  await tx.updateTable('idempotent_answers').set(answer).where('scope', '=', scope).execute()
}

/** The call came to nothing: it may be made again. */
export async function releaseCall(db: Db, scope: string): Promise<void> {
  await db.deleteFrom('idempotent_answers').where('scope', '=', scope).where('status', '=', 0).execute()
}
