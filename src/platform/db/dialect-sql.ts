import { type RawBuilder, sql } from 'kysely'
import { type Db, databaseKindOf } from './db.ts'

/** The month of an instant in UTC, `2026-11`, in the words of the database at hand. `column` is a name of ours. */
export const utcMonth = (db: Db, column: string): RawBuilder<string> =>
  databaseKindOf(db) === 'postgres'
    ? sql<string>`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM')`
    : sql<string>`substr(${sql.ref(column)}, 1, 7)`

/** Whether the text in a column holds the word, whatever the case of the letters; signs in it stand for themselves. */
export const holdsWord = (column: string, word: string): RawBuilder<boolean> =>
  sql<boolean>`lower(${sql.ref(column)}) like ${`%${word.toLowerCase().replace(/[!%_]/g, '!$&')}%`} escape '!'`
