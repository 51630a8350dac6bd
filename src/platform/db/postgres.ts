import { type Dialect, PostgresDialect } from 'kysely'
import type pg from 'pg'
import { withStorableText } from './storable-text.ts'

/** Type numbers of PostgreSQL's catalogue (`select oid from pg_type`). */
const timestamptz = 1184
const int8 = 20

/** Instants come as RFC 3339 text and counts as numbers, as they do from SQLite. */
export function postgresTypes({ TypeOverrides }: Pick<typeof pg, 'TypeOverrides'>): pg.CustomTypesConfig {
  const types = new TypeOverrides()
  types.setTypeParser(timestamptz, (text: string) => new Date(text).toISOString())
  types.setTypeParser(int8, (text: string) => Number(text))
  return types
}

/** PostgreSQL through `pg`, which is loaded with the first query: papers on SQLite do without. */
export function postgresDialect(url: string, connections = 10): Dialect {
  const dialect = new PostgresDialect({ pool: () => openPool(url, connections) })
  return {
    createAdapter: () => dialect.createAdapter(),
    createDriver: () => dialect.createDriver(),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => withStorableText(dialect.createQueryCompiler()),
  }
}

async function openPool(url: string, connections: number): Promise<pg.Pool> {
  const { default: postgres } = await import('pg')
  const pool = new postgres.Pool({
    connectionString: url,
    max: connections,
    types: postgresTypes(postgres),
    application_name: 'depesche',
  })
  // A connection that breaks off while nobody uses it (the database restarts) is replaced at the next query; without
  // a listener it would end this process. Who uses one gets the error from the query.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}
