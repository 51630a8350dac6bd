import { sql } from 'kysely'
import { type Db, databaseKindOf, type Tx, transactionScope } from './db.ts'
import { type Migration, migrateWithin } from './migrate.ts'
import type { Row } from './snapshot.ts'

export type Replacement = {
  /** All migrations of this version, and the names of those that the rows were stored under. */
  migrations: readonly Migration[]
  rowsAreFrom: readonly string[]
  /** Gives all rows, table by table in any order. */
  fill(insert: (table: string, rows: readonly Row[]) => Promise<void>): Promise<void>
  /** Last in the same transaction, when the schema is up to date. */
  finish(tx: Tx): Promise<void>
}

/**
 * Replaces everything in the database in one transaction: on any failure all is as it was. The schema is made
 * anew as it was for the rows, filled, then brought up to date; so rows of an older version fit, and a database
 * that a newer version has migrated goes back. The numbers of events go on, for those who follow them.
 */
export async function replaceContents(db: Db, replacement: Replacement): Promise<void> {
  const { migrations, rowsAreFrom, fill, finish } = replacement
  const kind = databaseKindOf(db)
  const tools = kind === 'sqlite' ? sqliteTools : postgresTools
  await transactionScope.run(true, () =>
    db.transaction().execute(async (tx) => {
      const lastEvent = await tools.lastEventSeq(tx)
      await tools.dropAllTables(tx)
      await migrateWithin(
        tx,
        kind,
        migrations.filter(({ name }) => rowsAreFrom.includes(name)),
      )
      const loading = await tools.beginLoading(tx)
      await fill((table, rows) => insertRows(tx, table, rows, loading))
      await tools.endLoading(tx, loading)
      await migrateWithin(tx, kind, migrations)
      await tools.continueEvents(tx, lastEvent)
      await finish(tx)
    }),
  )
}

type Loading = {
  foreignKeys: { table: string; name: string }[]
  booleans: Set<string>
  truth: [unknown, unknown]
}

const mostParameters = 20_000

async function insertRows(tx: Tx, table: string, rows: readonly Row[], loading: Loading): Promise<void> {
  const columns = Object.keys(rows[0] ?? {})
  if (columns.length === 0) return
  const perStatement = Math.max(1, Math.floor(mostParameters / columns.length))
  const value = (row: Row, column: string): unknown => fitted(row[column], loading, `${table}.${column}`)
  for (let begin = 0; begin < rows.length; begin += perStatement) {
    const chunk = rows.slice(begin, begin + perStatement)
    const values = chunk.map((row) => sql`(${sql.join(columns.map((column) => value(row, column)))})`)
    await sql`insert into ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))}) values ${sql.join(values)}`.execute(
      tx,
    )
  }
}

/** True and false are 1 and 0 where SQLite holds them. */
function fitted(value: unknown, { booleans, truth }: Loading, column: string): unknown {
  if (typeof value === 'boolean') return truth[value ? 1 : 0]
  if (typeof value === 'number' && booleans.has(column)) return truth[value]
  return value ?? null
}

const namesOf = async (tx: Tx, query: ReturnType<typeof sql<{ name: string }>>): Promise<string[]> =>
  (await query.execute(tx)).rows.map(({ name }) => name)

const sqliteTools = {
  async lastEventSeq(tx: Tx): Promise<number> {
    const [hasEvents] = await namesOf(
      tx,
      sql`select name from sqlite_master where type = 'table' and name = 'events'`,
    )
    if (!hasEvents) return 0
    const { rows } = await sql<{
      seq: number
    }>`select seq from sqlite_sequence where name = 'events'`.execute(tx)
    return rows[0]?.seq ?? 0
  },

  /** Those that refer to others go first. Virtual tables take their shadow tables with them. */
  async dropAllTables(tx: Tx): Promise<void> {
    await sql`pragma defer_foreign_keys = on`.execute(tx)
    const virtual = await namesOf(
      tx,
      sql`select name from pragma_table_list where schema = 'main' and type = 'virtual'`,
    )
    for (const name of virtual) await sql`drop table ${sql.table(name)}`.execute(tx)
    const { rows } = await sql<{ name: string; parent: string | null }>`
      select t.name, f."table" as parent from pragma_table_list t left join pragma_foreign_key_list(t.name) f
      where t.schema = 'main' and t.type = 'table' and t.name not like 'sqlite_%'`.execute(tx)
    for (const name of referringFirst(rows)) await sql`drop table ${sql.table(name)}`.execute(tx)
  },

  async beginLoading(): Promise<Loading> {
    return { foreignKeys: [], booleans: new Set(), truth: [0, 1] }
  },

  /** The keys, deferred since `dropAllTables`, are checked when the transaction commits. */
  async endLoading(): Promise<void> {},

  async continueEvents(tx: Tx, lastEvent: number): Promise<void> {
    await sql`delete from sqlite_sequence where name = 'events'`.execute(tx)
    await sql`insert into sqlite_sequence (name, seq) values ('events', ${lastEvent})`.execute(tx)
  },
}

/** Names in an order in which no table is dropped before one that refers to it. */
export function referringFirst(rows: readonly { name: string; parent: string | null }[]): string[] {
  const tables = Map.groupBy(rows, ({ name }) => name)
  const seen = new Set<string>()
  const order: string[] = []
  const place = (name: string): void => {
    if (seen.has(name)) return
    seen.add(name)
    for (const [other, references] of tables)
      if (references.some(({ parent }) => parent === name)) place(other)
    order.push(name)
  }
  for (const name of tables.keys()) place(name)
  return order
}

const postgresTools = {
  async lastEventSeq(tx: Tx): Promise<number> {
    const { rows } = await sql<{ name: string | null }>`select to_regclass('events')::text as name`.execute(
      tx,
    )
    if (!rows[0]?.name) return 0
    // Who announces holds the table's rows until commit; the lock waits for them.
    await sql`lock table events in access exclusive mode`.execute(tx)
    const events = await sql<{ seq: number }>`
      select coalesce(pg_sequence_last_value(pg_get_serial_sequence('events', 'seq')), 0) as seq`.execute(tx)
    return Number(events.rows[0]?.seq)
  },

  async dropAllTables(tx: Tx): Promise<void> {
    const names = await namesOf(
      tx,
      sql`select table_name as name from information_schema.tables
      where table_schema = current_schema() and table_type = 'BASE TABLE'`,
    )
    if (names.length > 0)
      await sql`drop table ${sql.join(names.map((name) => sql.table(name)))} cascade`.execute(tx)
  },

  /** Foreign keys wait until all is in, so that tables come in any order. */
  async beginLoading(tx: Tx): Promise<Loading> {
    const keys = await sql<{ table: string; name: string }>`
      select conrelid::regclass::text as "table", conname as name from pg_constraint
      where contype = 'f' and connamespace = current_schema()::regnamespace`.execute(tx)
    for (const { table, name } of keys.rows)
      await sql`alter table ${sql.raw(table)} alter constraint ${sql.ref(name)} deferrable initially deferred`.execute(
        tx,
      )
    const booleans = await namesOf(
      tx,
      sql`select table_name || '.' || column_name as name
      from information_schema.columns where table_schema = current_schema() and data_type = 'boolean'`,
    )
    return { foreignKeys: keys.rows, booleans: new Set(booleans), truth: [false, true] }
  },

  async endLoading(tx: Tx, { foreignKeys }: Loading): Promise<void> {
    await sql`set constraints all immediate`.execute(tx)
    for (const { table, name } of foreignKeys)
      await sql`alter table ${sql.raw(table)} alter constraint ${sql.ref(name)} not deferrable`.execute(tx)
  },

  async continueEvents(tx: Tx, lastEvent: number): Promise<void> {
    await sql`alter table events alter column seq restart with ${sql.lit(lastEvent + 1)}`.execute(tx)
  },
}
