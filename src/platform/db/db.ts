import { AsyncLocalStorage } from 'node:async_hooks'
import { type Kysely, PostgresAdapter, type Transaction } from 'kysely'
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

/**
 * Runs `work` in one transaction: all of it is durable when this returns, or none of it happened. Events announced
 * in it have reached this process's followers (the page cache among them) before the promise resolves, so whoever
 * gets the answer finds the change on every page.
 */
export async function inTransaction<T>(world: Pick<World, 'db' | 'events'>, work: (tx: Tx) => Promise<T>): Promise<T> {
  const result = await transactionScope.run(true, () => world.db.transaction().execute(work))
  await world.events.catchUp()
  return result
}

/** Rows that break a unique index: the same question for both databases. */
export function isUniqueViolation(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code, errcode } = error as Error & { code?: string; errcode?: number }
  return code === '23505' || errcode === 2067 || errcode === 1555
}
