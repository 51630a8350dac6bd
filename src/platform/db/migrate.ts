import { type Kysely, sql } from 'kysely'
import type { DatabaseKind, Db, Tx } from './db.ts'

/** The column type of an instant: `timestamptz` on PostgreSQL, fixed-width text on SQLite. */
export type InstantType = 'timestamptz' | 'text'

export type Migration = {
  name: string
  up(db: Kysely<unknown>, instant: InstantType): Promise<void>
}

/** Two processes that start at once meet at this lock; the number only has to be ours. */
const migrationLock = 7_246_301

/**
 * Brings the schema up to date, under a lock, all or nothing. Answers the names it applied.
 * @throws when the database was migrated by a newer version than this one
 */
export async function migrate(
  db: Db,
  kind: DatabaseKind,
  migrations: readonly Migration[],
): Promise<string[]> {
  return db.transaction().execute((tx) => migrateWithin(tx, kind, migrations))
}

/** The same in a transaction of the caller's. */
export async function migrateWithin(
  tx: Tx,
  kind: DatabaseKind,
  migrations: readonly Migration[],
): Promise<string[]> {
  const instant: InstantType = kind === 'postgres' ? 'timestamptz' : 'text'
  if (kind === 'postgres') await sql`select pg_advisory_xact_lock(${sql.lit(migrationLock)})`.execute(tx)
  await sql`create table if not exists migrations (name text primary key, applied_at ${sql.raw(instant)} not null)`.execute(
    tx,
  )
  const rows = await sql<{ name: string }>`select name from migrations`.execute(tx)
  const applied = new Set(rows.rows.map((row) => row.name))
  refuseNewerSchema(applied, migrations)
  const pending = migrations.filter(({ name }) => !applied.has(name))
  for (const migration of pending) {
    await migration.up(tx as unknown as Kysely<unknown>, instant)
    await sql`insert into migrations (name, applied_at) values (${migration.name}, ${new Date().toISOString()})`.execute(
      tx,
    )
  }
  return pending.map(({ name }) => name)
}

function refuseNewerSchema(applied: Set<string>, migrations: readonly Migration[]): void {
  const known = new Set(migrations.map(({ name }) => name))
  const unknown = [...applied].find((name) => !known.has(name))
  if (unknown)
    throw new Error(
      `This database was migrated by a newer version of Depesche (${unknown}). Install that version, or restore the backup taken before the upgrade.`,
    )
}
