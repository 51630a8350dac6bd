import { existsSync } from 'node:fs'
import pg from 'pg'
import { databaseKind, sqlitePath } from './db-url.ts'
import { postgresTypes } from './postgres.ts'
import { openSqlite } from './sqlite.ts'

export type Row = Record<string, unknown>

/** All tables as they were at one moment, whatever is written meanwhile. */
export type Snapshot = {
  tables: readonly string[]
  /** Names of the migrations that made them what they are. */
  migrations: readonly string[]
  count(table: string): Promise<number>
  /** All rows of a table in batches, in no order. */
  rows(table: string): AsyncIterable<Row[]>
}

/** Of this database only, never of its contents: what ran on it and who follows it. */
export const machineryTables: readonly string[] = ['migrations', 'events', 'event_cursors']

/**
 * Reads a consistent state of all tables but the machinery's. Writers are not held up: SQLite's log and
 * PostgreSQL's row versions keep the old state for the reader.
 */
export function withSnapshot<T>(databaseUrl: string, work: (snapshot: Snapshot) => Promise<T>): Promise<T> {
  return databaseKind(databaseUrl) === 'sqlite'
    ? withSqliteSnapshot(sqlitePath(databaseUrl), work)
    : withPostgresSnapshot(databaseUrl, work)
}

/** Whether any table but the machinery's and the queue has a row. A database that does not exist yet has none. */
export async function hasContents(databaseUrl: string): Promise<boolean> {
  if (databaseKind(databaseUrl) === 'sqlite' && !existsSync(sqlitePath(databaseUrl))) return false
  return withSnapshot(databaseUrl, async ({ tables, count }) => {
    for (const table of tables) if (table !== 'tasks' && (await count(table)) > 0) return true
    return false
  })
}

/**
 * Indexes over other tables, which each kind of database keeps in its own way: they are in no archive, and after a
 * restore `site.restored` makes them anew. Their names begin so.
 */
const derivedPrefix = 'search_'

const batchSize = 500
const isContent = (table: string): boolean =>
  !machineryTables.includes(table) && !table.startsWith(derivedPrefix)
const migrationNames = 'select name from migrations order by name'
const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

async function withSqliteSnapshot<T>(path: string, work: (snapshot: Snapshot) => Promise<T>): Promise<T> {
  const database = openSqlite(path, true)
  try {
    database.exec('begin')
    // The first read fixes the state. Shadow tables belong to virtual ones, which are made anew from the rest.
    const namesBy = (query: string): string[] =>
      database
        .prepare(query)
        .all()
        .map(({ name }) => String(name))
    const names = namesBy(
      `select name from pragma_table_list
       where schema = 'main' and type = 'table' and name not like 'sqlite!_%' escape '!' order by name`,
    )
    return await work({
      tables: names.filter(isContent),
      migrations: names.includes('migrations') ? namesBy(migrationNames) : [],
      async count(table) {
        return Number(database.prepare(`select count(*) as n from ${quoted(table)}`).get()?.n)
      },
      async *rows(table) {
        let batch: Row[] = []
        for (const row of database.prepare(`select * from ${quoted(table)}`).iterate()) {
          batch.push(row)
          if (batch.length < batchSize) continue
          yield batch
          batch = []
        }
        if (batch.length > 0) yield batch
      },
    })
  } finally {
    database.close()
  }
}

async function withPostgresSnapshot<T>(url: string, work: (snapshot: Snapshot) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    connectionString: url,
    types: postgresTypes(pg),
    application_name: 'depesche backup',
  })
  await client.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    const { rows } = await client.query<{ name: string }>(
      `select table_name as name from information_schema.tables
       where table_schema = current_schema() and table_type = 'BASE TABLE' order by table_name`,
    )
    const names = rows.map(({ name }) => name)
    const migrations = names.includes('migrations')
      ? await client.query<{ name: string }>(migrationNames)
      : null
    return await work({
      tables: names.filter(isContent),
      migrations: migrations?.rows.map(({ name }) => name) ?? [],
      async count(table) {
        const counted = await client.query<{ n: number }>(`select count(*) as n from ${quoted(table)}`)
        return counted.rows[0]?.n ?? 0
      },
      async *rows(table) {
        await client.query(`declare reading no scroll cursor for select * from ${quoted(table)}`)
        for (;;) {
          const batch = await client.query<Row>(`fetch ${batchSize} from reading`)
          if (batch.rows.length === 0) break
          yield batch.rows
        }
        await client.query('close reading')
      },
    })
  } finally {
    await client.end()
  }
}
