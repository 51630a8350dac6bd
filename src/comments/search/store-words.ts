import { sql } from 'kysely'
import { type Db, databaseKindOf, type Tx } from '../../platform/db/db.ts'
import '../schema.ts'
import type { Wanted } from './words.ts'

/** Numbers from `from` to `to`, the highest `limit` of them. */
export type Range = { from: number; to: number; limit: number }

/** Numbers are bound as floating point by SQLite's driver; a row number of FTS5 has to be an integer. */
const whole = (number: number) => sql`cast(${number} as integer)`

/** The newest comments that hold all the words: rows come in the order of their numbers, and few are looked at. */
export async function numbersWith(db: Db, wanted: readonly Wanted[], range: Range): Promise<number[]> {
  const query =
    databaseKindOf(db) === 'sqlite'
      ? sql<{ number: number }>`
          select rowid as number from search_comment_words where words match ${fts5(wanted)}
          and rowid between ${whole(range.from)} and ${whole(range.to)}
          order by rowid desc limit ${sql.lit(range.limit)}`
      : sql<{ number: number }>`
          select number from search_comment_words where words @@ ${tsquery(wanted)}::tsquery
          and number between ${range.from} and ${range.to} order by number desc limit ${sql.lit(range.limit)}`
  return (await query.execute(db)).rows.map(({ number }) => Number(number))
}

const fts5 = (wanted: readonly Wanted[]): string =>
  wanted.map(({ word, isBegun }) => `"${word}"${isBegun ? ' *' : ''}`).join(' AND ')

const tsquery = (wanted: readonly Wanted[]): string =>
  wanted.map(({ word, isBegun }) => `'${word}'${isBegun ? ':*' : ''}`).join(' & ')

/** In place of what stood under these numbers. */
export async function putWords(
  tx: Tx,
  entries: readonly { number: number; words: readonly string[] }[],
): Promise<void> {
  if (entries.length === 0) return
  await removeWords(
    tx,
    entries.map(({ number }) => number),
  )
  const isSqlite = databaseKindOf(tx) === 'sqlite'
  const rows = entries.map(({ number, words }) =>
    isSqlite
      ? sql`(${whole(number)}, ${words.join(' ')})`
      : sql`(${number}, array_to_tsvector(${[...new Set(words)]}::text[]))`,
  )
  const key = sql.ref(isSqlite ? 'rowid' : 'number')
  await sql`insert into search_comment_words (${key}, words) values ${sql.join(rows)}`.execute(tx)
}

export async function removeWords(tx: Tx, numbers: readonly number[]): Promise<void> {
  if (numbers.length === 0) return
  const isSqlite = databaseKindOf(tx) === 'sqlite'
  const key = sql.ref(isSqlite ? 'rowid' : 'number')
  const all = sql.join(numbers.map((number) => (isSqlite ? whole(number) : sql`${number}`)))
  await sql`delete from search_comment_words where ${key} in (${all})`.execute(tx)
}

/** Ids that are due, the newest first; nobody else takes them before the transaction ends. */
export async function takeDue(tx: Tx, limit: number): Promise<string[]> {
  const lock = databaseKindOf(tx) === 'postgres' ? sql`for update skip locked` : sql``
  const { rows } = await sql<{ id: string }>`
    select comment_id as id from search_comments_due order by comment_id desc limit ${sql.lit(limit)} ${lock}`.execute(
    tx,
  )
  const ids = rows.map(({ id }) => id)
  if (ids.length > 0)
    await sql`delete from search_comments_due where comment_id in (${sql.join(ids)})`.execute(tx)
  return ids
}
