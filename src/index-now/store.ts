import type { Instant } from '../platform/clock.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import './schema.ts'

/** Who waits already waits from now on: what changes again is told once. */
export async function putPaths(tx: Tx, paths: readonly string[], now: Instant): Promise<void> {
  for (let at = 0; at < paths.length; at += 500)
    await tx
      .insertInto('index_now_paths')
      .values(paths.slice(at, at + 500).map((path) => ({ path, changed_at: now })))
      .onConflict((conflict) => conflict.column('path').doUpdateSet({ changed_at: now }))
      .execute()
}

export async function waitingPaths(db: Db, limit: number): Promise<{ path: string; changedAt: Instant }[]> {
  return db
    .selectFrom('index_now_paths')
    .select(['path', 'changed_at as changedAt'])
    .orderBy('changed_at')
    .limit(limit)
    .execute()
}

/** But for those that changed again meanwhile. */
export async function removePaths(
  tx: Tx,
  paths: readonly { path: string; changedAt: Instant }[],
): Promise<void> {
  for (const [changedAt, its] of Map.groupBy(paths, ({ changedAt }) => changedAt))
    for (let at = 0; at < its.length; at += 500)
      await tx
        .deleteFrom('index_now_paths')
        .where('changed_at', '=', changedAt)
        .where(
          'path',
          'in',
          its.slice(at, at + 500).map(({ path }) => path),
        )
        .execute()
}

export async function forgetPathsBefore(tx: Tx, instant: Instant): Promise<void> {
  await tx.deleteFrom('index_now_paths').where('changed_at', '<', instant).execute()
}

export type LastAnswer = {
  at: Instant
  status: number | null
  error: string | null
  paths: number
  failures: number
}

export async function lastAnswer(db: Db | Tx): Promise<LastAnswer | null> {
  const row = await db
    .selectFrom('index_now_answers')
    .select(['at', 'status', 'error', 'paths', 'failures'])
    .where('number', '=', 1)
    .executeTakeFirst()
  return row ?? null
}

export async function noteAnswer(tx: Tx, answer: LastAnswer): Promise<void> {
  await tx
    .insertInto('index_now_answers')
    .values({ number: 1, ...answer })
    .onConflict((conflict) => conflict.column('number').doUpdateSet(answer))
    .execute()
}

export async function countWaiting(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('index_now_paths')
    .select((e) => e.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}
