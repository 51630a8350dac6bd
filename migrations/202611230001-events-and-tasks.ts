import { type Kysely, sql } from 'kysely'

export const name = '202611230001-events-and-tasks'

export async function up(db: Kysely<unknown>, instant: 'timestamptz' | 'text'): Promise<void> {
  const at = sql.raw(instant)
  const counting =
    instant === 'text'
      ? sql`integer primary key autoincrement`
      : sql`bigint generated always as identity primary key`
  await sql`create table events (seq ${counting}, type text not null, payload text not null, at ${at} not null)`.execute(
    db,
  )
  await sql`create index events_at on events (at)`.execute(db)
  await sql`create table event_cursors (follower text primary key, seq bigint not null)`.execute(db)
  await sql`create table tasks (
    id text primary key, name text not null, payload text not null, run_at ${at} not null,
    attempts integer not null, locked_until ${at}, last_error text, failed_at ${at}, created_at ${at} not null)`.execute(
    db,
  )
  await sql`create index tasks_due on tasks (run_at) where failed_at is null`.execute(db)
}
