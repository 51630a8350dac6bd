import { AsyncLocalStorage } from 'node:async_hooks'
import { type Kysely, PostgresAdapter, sql, type Transaction } from 'kysely'
import type { World } from '../world.ts'

/**
 * All tables. Each room adds its own in `schema.ts`:
 * `declare module '../platform/db/db.ts' { interface Tables { articles: ArticlesTable } }`.
 */
// biome-ignore lint/suspicious/noEmptyInterface: filled by declaration merging
export interface Tables {}

export type Db = Kysely<Tables>
/** A transaction. Functions that write take this, never `Db`, so that the caller decides what belongs together. */
export type Tx = Transaction<Tables>

export type DatabaseKind = 'sqlite' | 'postgres'

/** Only `platform/db`, `platform/events`, `platform/queue` and search stores may ask. */
export const databaseKindOf = (db: Db): DatabaseKind =>
  db.getExecutor().adapter instanceof PostgresAdapter ? 'postgres' : 'sqlite'

/** True inside `inTransaction`: there a query on the outer `db` is a mistake (on SQLite it would wait for itself). */
export const transactionScope = new AsyncLocalStorage<true>()

/** Announcing transactions meet at this lock; the number only has to be ours. */
const turnLock = 7_246_302

/** Waits until no other transaction that took its turn is open, and holds the turn to the end of this one. */
export async function takeTurn(tx: Tx): Promise<void> {
  // SQLite lets one writer in at a time anyway.
  if (databaseKindOf(tx) === 'postgres')
    await sql`select pg_advisory_xact_lock(${sql.lit(turnLock)})`.execute(tx)
}

const mostTries = 5

/**
 * Runs `work` in one transaction: all of it is durable when this returns, or none of it happened. A refusal that it
 * answers is passed on, and nothing of it happened either. Events announced in it have reached this process's
 * followers (the page cache among them) before the promise resolves, so whoever gets the answer finds the change on
 * every page. When another transaction came between (a row that was looked for and not there, a deadlock), `work` is
 * run again in its turn: it may do nothing but query `tx`.
 * @throws inside another transaction, whose `tx` has to be handed on instead
 */
export async function inTransaction<T>(
  world: Pick<World, 'db' | 'events'>,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  if (transactionScope.getStore())
    throw new Error('inTransaction was called inside a transaction: hand its tx on')
  const result = await transactionScope.run(true, () => untilNobodyInterferes(world.db, work))
  await world.events.catchUp()
  return result
}

async function untilNobodyInterferes<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await commitUnlessRefused(db, async (tx) => {
        if (attempt > 1) await takeTurn(tx)
        return work(tx)
      })
    } catch (error) {
      if (attempt === mostTries || !mayPassNextTime(error)) throw error
    }
  }
}

async function commitUnlessRefused<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  let refusal: { answer: T } | null = null
  try {
    return await db.transaction().execute(async (tx) => {
      const answer = await work(tx)
      if (!isRefusal(answer)) return answer
      refusal = { answer }
      throw new Error('refused')
    })
  } catch (error) {
    if (refusal) return (refusal as { answer: T }).answer
    throw error
  }
}

/** A `Result` that says no. */
export const isRefusal = (answer: unknown): boolean =>
  typeof answer === 'object' &&
  answer !== null &&
  'refusal' in answer &&
  'ok' in answer &&
  answer.ok === false

/** On PostgreSQL only: `serialization_failure`, `deadlock_detected`, `unique_violation`. */
const mayPassNextTime = (error: unknown): boolean =>
  error instanceof Error && ['40001', '40P01', '23505'].includes(String((error as { code?: unknown }).code))

/** Rows that break a unique index: the same question for both databases. */
export function isUniqueViolation(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code, errcode } = error as Error & { code?: string; errcode?: number }
  return code === '23505' || errcode === 2067 || errcode === 1555
}
