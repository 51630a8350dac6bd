import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { type Migration, migrate } from '../src/platform/db/migrate.ts'
import { describeOnEachDatabase } from '../test/worlds.ts'
import { migrations } from './index.ts'

describeOnEachDatabase('the schema', (testWorld, kind) => {
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
