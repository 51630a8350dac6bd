import { addDays, type Instant } from '../platform/clock.ts'
import type { Db, Tx } from '../platform/db/db.ts'

declare module '../platform/db/db.ts' {
  interface Tables {
    idempotent_answers: { scope: string; request: string; status: number; body: string; at: Instant }
  }
}

export type KeptAnswer = { scope: string; request: string; status: number; body: string; at: Instant }

export async function keptAnswer(db: Db, scope: string): Promise<KeptAnswer | null> {
  return (
    (await db.selectFrom('idempotent_answers').selectAll().where('scope', '=', scope).executeTakeFirst()) ??
    null
  )
}

/** Keeps the answer and forgets those older than a day. */
export async function keepAnswer(tx: Tx, answer: KeptAnswer): Promise<void> {
  await tx.deleteFrom('idempotent_answers').where('at', '<', addDays(answer.at, -1)).execute()
  await tx
    .insertInto('idempotent_answers')
    .values(answer)
    .onConflict((c) => c.doNothing())
    .execute()
}
