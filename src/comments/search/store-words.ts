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

/** In place of what stood under this number. */
export async function putWords(tx: Tx, number: number, words: readonly string[]): Promise<void> {
  await removeWords(tx, number)
  if (databaseKindOf(tx) === 'sqlite')
    await sql`insert into search_comment_words (rowid, words) values (${whole(number)}, ${words.join(' ')})`.execute(
      tx,
    )
  else
    await sql`insert into search_comment_words (number, words)
      values (${number}, array_to_tsvector(${[...new Set(words)]}::text[]))`.execute(tx)
}

export async function removeWords(tx: Tx, number: number): Promise<void> {
  if (databaseKindOf(tx) === 'sqlite')
    await sql`delete from search_comment_words where rowid = ${whole(number)}`.execute(tx)
  else await sql`delete from search_comment_words where number = ${number}`.execute(tx)
}

/** Ids that are due; nobody else takes them before the transaction ends. */
export async function takeDue(tx: Tx, limit: number): Promise<string[]> {
  const lock = databaseKindOf(tx) === 'postgres' ? sql`for update skip locked` : sql``
  const { rows } = await sql<{ id: string }>`
    select comment_id as id from search_comments_due limit ${sql.lit(limit)} ${lock}`.execute(tx)
  const ids = rows.map(({ id }) => id)
  if (ids.length > 0)
    await sql`delete from search_comments_due where comment_id in (${sql.join(ids)})`.execute(tx)
  return ids
}
