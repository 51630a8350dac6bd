import { type Kysely, sql } from 'kysely'

export const name = '202611230004-deliveries'

export async function up(db: Kysely<unknown>, instant: 'timestamptz' | 'text'): Promise<void> {
  const at = sql.raw(instant)
  const statements = [
    // The long columns come last: SQLite reads a list's short ones without walking their overflow pages.
    sql`create table deliveries (
      id text primary key, kind text not null, ref text, message_id text not null unique, dedupe_key text unique,
      from_name text not null, from_address text not null, to_address text not null, subject text not null,
      created_at ${at} not null, useful_until ${at}, next_try_at ${at} not null, claimed_until ${at},
      attempts integer not null, retrying_since ${at}, submitted_at ${at}, accepted_at ${at}, failed_at ${at},
      cancelled_at ${at}, last_error text, headers text not null, text text not null, html text)`,
    sql`create index deliveries_due on deliveries (next_try_at)
      where accepted_at is null and failed_at is null and cancelled_at is null`,
    sql`create index deliveries_created on deliveries (created_at, id)`,
    sql`create index deliveries_ref on deliveries (kind, ref)`,
    sql`create table delivery_attempts (
      delivery_id text not null references deliveries (id) on delete cascade, number integer not null,
      started_at ${at} not null, ended_at ${at}, outcome text, answer text,
      primary key (delivery_id, number))`,
  ]
  for (const statement of statements) await statement.execute(db)
}
