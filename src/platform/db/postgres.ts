import { type Dialect, PostgresDialect } from 'kysely'
import pg from 'pg'
import { withStorableText } from './storable-text.ts'

/** Type numbers of PostgreSQL's catalogue (`select oid from pg_type`). */
const timestamptz = 1184
const int8 = 20

/** Instants come as RFC 3339 text and counts as numbers, as they do from SQLite. */
export const postgresTypes = new pg.TypeOverrides()
postgresTypes.setTypeParser(timestamptz, (text: string) => new Date(text).toISOString())
postgresTypes.setTypeParser(int8, (text: string) => Number(text))

/** PostgreSQL through `pg`. */
export function postgresDialect(url: string, connections = 10): Dialect {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    types: postgresTypes,
    application_name: 'depesche',
  })
  // A connection that breaks off while nobody uses it (the database restarts) is replaced at the next query; without
  // a listener it would end this process. Who uses one gets the error from the query.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  const dialect = new PostgresDialect({ pool })
  return {
    createAdapter: () => dialect.createAdapter(),
    createDriver: () => dialect.createDriver(),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => withStorableText(dialect.createQueryCompiler()),
  }
}
