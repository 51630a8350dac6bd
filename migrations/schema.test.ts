import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, inject, it } from 'vitest'
import { type Migration, migrate } from '../src/platform/db/migrate.ts'
import { openDatabase } from '../src/platform/db/open-database.ts'
import { describeOnEachDatabase, type TestWorld } from '../test/worlds.ts'
import { migrations } from './index.ts'

type Column = { table: string; name: string; type: string; nullable: boolean }

/** What the two databases call the same thing. */
const kindOfType: Record<string, string> = {
  text: 'text',
  'character varying': 'text',
  integer: 'number',
  bigint: 'number',
  'double precision': 'number',
  real: 'number',
  'timestamp with time zone': 'text or instant',
}

async function sqliteColumns(): Promise<Column[]> {
  const folder = mkdtempSync(join(tmpdir(), 'depesche-schema-'))
  const path = join(folder, 'copy.db')
  copyFileSync(inject('sqliteTemplate'), path)
  const { db, close } = openDatabase(`sqlite:${path}`)
  try {
    const { rows } = await sql<{ table: string; name: string; type: string; notnull: number; pk: number }>`
      select t.name as "table", c.name, c.type, c."notnull", c.pk
      from pragma_table_list t join pragma_table_info(t.name) c
      where t.schema = 'main' and t.type = 'table' and t.name not like 'sqlite!_%' escape '!'`.execute(db)
    return rows.map(({ table, name, type, notnull, pk }) => ({
      table,
      name,
      type: kindOfType[type.toLowerCase()] ?? type,
      nullable: notnull === 0 && pk === 0,
    }))
  } finally {
    await close()
    rmSync(folder, { recursive: true })
  }
}

async function postgresColumns(world: TestWorld): Promise<Column[]> {
  const { rows } = await sql<{ table: string; name: string; type: string; nullable: string }>`
    select c.table_name as "table", c.column_name as name, c.data_type as type, c.is_nullable as nullable
    from information_schema.columns c where c.table_schema = current_schema()`.execute(world.db)
  return rows.map(({ table, name, type, nullable }) => ({
    table,
    name,
    type: kindOfType[type] ?? type,
    nullable: nullable === 'YES',
  }))
}

const byName = (columns: Column[]): Map<string, Column> =>
  new Map(columns.map((column) => [`${column.table}.${column.name}`, column]))

const indexNames = async (world: TestWorld, kind: string): Promise<string[]> => {
  const query =
    kind === 'sqlite'
      ? sql<{ name: string }>`select name from sqlite_master where type = 'index' and sql is not null`
      : sql<{
          name: string
        }>`select indexname as name from pg_indexes where schemaname = current_schema() and indexname not in
          (select conname from pg_constraint)`
  return (await query.execute(world.db)).rows.map(({ name }) => name).toSorted()
}

describeOnEachDatabase('the schema', (testWorld, kind) => {
  it.runIf(kind === 'postgres')('has the same tables and columns on both databases', async () => {
    const postgres = byName(await postgresColumns(await testWorld()))
    const sqlite = byName(await sqliteColumns())
    expect([...sqlite.keys()].toSorted()).toEqual([...postgres.keys()].toSorted())
  })

  it.runIf(kind === 'postgres')(
    'allows no value in the same columns, and the same kind of value in each',
    async () => {
      const postgres = byName(await postgresColumns(await testWorld()))
      const sqlite = byName(await sqliteColumns())
      for (const [name, column] of postgres) {
        const other = sqlite.get(name)
        expect({ name, nullable: other?.nullable }).toEqual({ name, nullable: column.nullable })
        if (column.type === 'text or instant') {
          expect({ name, type: other?.type }).toEqual({ name, type: 'text' })
          expect(name, 'instants end in _at, _until or _since').toMatch(/(_at|_until|_since|\.at)$/)
        } else expect({ name, type: other?.type }).toEqual({ name, type: column.type })
      }
    },
  )

  it.runIf(kind === 'postgres')('keeps what ends in _at as instants', async () => {
    const columns = await postgresColumns(await testWorld())
    const others = columns.filter(
      ({ name, type }) => /(_at|_until|_since|^at)$/.test(name) && type !== 'text or instant',
    )
    expect(others).toEqual([])
  })

  it.runIf(kind === 'postgres')('has the same indexes on both databases', async () => {
    const here = await indexNames(await testWorld(), 'postgres')
    const there = await indexNames(await testWorld({}, 'sqlite'), 'sqlite')
    expect(there).toEqual(here)
  })

  it('is brought up to date once, also when two processes start together', async () => {
    const world = await testWorld()
    const extra: Migration = {
      name: '299912310000-extra',
      up: async (db, instant) => {
        await sql`create table extra (id text primary key, made_at ${sql.raw(instant)} not null)`.execute(db)
      },
    }
    const processes = [
      world,
      ...(kind === 'postgres' ? [await world.secondProcess(), await world.secondProcess()] : []),
    ]
    const applied = await Promise.all(processes.map(({ db }) => migrate(db, kind, [...migrations, extra])))
    expect(applied.flat()).toEqual([extra.name])
    expect(await migrate(world.db, kind, [...migrations, extra])).toEqual([])
  })

  it('is left as it was when a migration fails', async () => {
    const world = await testWorld()
    const failing: Migration = {
      name: '299912310000-failing',
      up: async (db) => {
        await sql`create table half (id text primary key)`.execute(db)
        await sql`create table half (id text primary key)`.execute(db)
      },
    }
    await expect(migrate(world.db, kind, [...migrations, failing])).rejects.toThrow(/half/)
    await expect(sql`select * from half`.execute(world.db)).rejects.toThrow()
    expect(await migrate(world.db, kind, migrations)).toEqual([])
  })

  it('of a newer version is refused with what to do', async () => {
    const world = await testWorld()
    const newer: Migration = { name: '299912310000-newer', up: async () => {} }
    await migrate(world.db, kind, [...migrations, newer])
    await expect(migrate(world.db, kind, migrations)).rejects.toThrow(
      /newer version of Depesche \(299912310000-newer\)/,
    )
  })
})

it('migrations are named and ordered by their time', () => {
  const names = migrations.map(({ name }) => name)
  expect(names).toEqual(names.toSorted())
  expect(new Set(names).size).toBe(names.length)
  for (const name of names) expect(name).toMatch(/^\d{12}-[a-z-]+$/)
})
