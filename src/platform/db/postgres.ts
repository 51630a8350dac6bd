import { type Dialect, PostgresDialect } from 'kysely'
import pg from 'pg'

/** Type numbers of PostgreSQL's catalogue (`select oid from pg_type`). */
const timestamptz = 1184
const int8 = 20

/** Instants come as RFC 3339 text and counts as numbers, as they do from SQLite. */
export const postgresTypes = new pg.TypeOverrides()
postgresTypes.setTypeParser(timestamptz, (text: string) => new Date(text).toISOString())
postgresTypes.setTypeParser(int8, (text: string) => Number(text))

/** PostgreSQL through `pg`. */
export function postgresDialect(url: string, connections = 10): Dialect {
  return new PostgresDialect({
    pool: new pg.Pool({
      connectionString: url,
      max: connections,
      types: postgresTypes,
      application_name: 'depesche',
    }),
  })
}
