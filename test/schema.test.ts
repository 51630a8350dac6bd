import { sql } from 'kysely'
import { expect, it } from 'vitest'
import type { Db } from '../src/platform/db/db.ts'
import { describeOnEachDatabase } from './worlds.ts'

type Column = { table: string; name: string; type: string; required: boolean; key: boolean }

async function sqliteColumns(db: Db): Promise<Column[]> {
  const { rows } = await sql<{ table: string; name: string; type: string; notnull: number; pk: number }>`
    select t.name as "table", c.name, c.type, c."notnull", c.pk
    from pragma_table_list t, pragma_table_info(t.name) c
    where t.schema = 'main' and t.type = 'table' and t.name not like 'sqlite!_%' escape '!'`.execute(db)
  // A primary key may be null in SQLite's eyes, unless it says otherwise; nothing of ours relies on it.
  return rows.map(({ notnull, pk, ...row }) => ({ ...row, required: notnull === 1 || pk > 0, key: pk > 0 }))
}

async function postgresColumns(db: Db): Promise<Column[]> {
  const { rows } = await sql<Column>`
    select c.table_name as "table", c.column_name as name, c.data_type as type, c.is_nullable = 'NO' as required,
      exists (
        select from information_schema.table_constraints k
        join information_schema.key_column_usage u using (constraint_schema, constraint_name)
        where k.constraint_type = 'PRIMARY KEY' and k.table_schema = c.table_schema
          and u.table_name = c.table_name and u.column_name = c.column_name
      ) as key
    from information_schema.columns c where c.table_schema = current_schema()`.execute(db)
  return rows
}

/** What the code sees of a type: the drivers answer the same for both. */
function seenAs(type: string): string {
  if (/int/i.test(type)) return 'number'
  if (/double|real|numeric/i.test(type)) return 'number'
  return /timestamp|text/i.test(type) ? 'text' : type
}

const inOrder = (columns: Column[]): string[] =>
  columns
    .map(
      ({ table, name, type, required, key }) =>
        `${table}.${name} ${seenAs(type)}${required ? ' not null' : ''}${key ? ' key' : ''}`,
    )
    .sort()

const namesOf = async (db: Db, query: ReturnType<typeof sql<{ name: string }>>): Promise<string[]> =>
  (await query.execute(db)).rows.map(({ name }) => name).sort()

describeOnEachDatabase('the schema', (testWorld, kind) => {
  /** Full-text indexes are virtual tables on SQLite, tables with `tsvector` columns on PostgreSQL. */
  const isFullText = (name: string): boolean => /^search_(published|newsroom|comment_words)/.test(name)

  it('has the same tables, columns and indexes as on the other database', async () => {
    const here = (await testWorld()).db
    const there = (await testWorld({}, kind === 'sqlite' ? 'postgres' : 'sqlite')).db
    const [sqlite, postgres] = kind === 'sqlite' ? [here, there] : [there, here]
    const alike = (columns: Column[]) => inOrder(columns.filter(({ table }) => !isFullText(table)))
    expect(alike(await sqliteColumns(sqlite))).toEqual(alike(await postgresColumns(postgres)))

    const sqliteIndexes = sql<{
      name: string
    }>`select name from sqlite_master where type = 'index' and sql is not null`
    const postgresIndexes = sql<{ name: string }>`
      select c.relname as name from pg_index i join pg_class c on c.oid = i.indexrelid
      where c.relnamespace = current_schema()::regnamespace
        and not exists (select from pg_constraint where conindid = i.indexrelid)`
    const alikeNames = async (db: Db, query: typeof sqliteIndexes) =>
      (await namesOf(db, query)).filter((name) => !isFullText(name))
    expect(await alikeNames(sqlite, sqliteIndexes)).toEqual(await alikeNames(postgres, postgresIndexes))
  })

  it('compares instants as they are stored: a column of instants is timestamptz on PostgreSQL', async () => {
    const { db } = await testWorld({}, 'postgres')
    const columns = await postgresColumns(db)
    const isInstant = ({ name }: Column) => /(^at|_at|_until|_since)$/.test(name)
    expect(columns.filter((column) => isInstant(column) !== column.type.startsWith('timestamp'))).toEqual([])
  })
})
