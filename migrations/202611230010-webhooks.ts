import { type Kysely, sql } from 'kysely'

export const name = '202611230010-webhooks'

export async function up(db: Kysely<unknown>, instant: 'timestamptz' | 'text'): Promise<void> {
  const at = sql.raw(instant)
  const statements = [
    sql`create table webhook_endpoints (
      id text primary key, url text not null, description text, events text not null, secret text not null,
      revision integer not null, created_at ${at} not null, created_by text, created_by_name text not null,
      disabled_at ${at}, disabled_reason text, failing_since ${at}, gone_answers integer not null)`,
    sql`create table webhook_deliveries (
      id text primary key, endpoint_id text not null references webhook_endpoints (id) on delete cascade,
      event_id text not null, event text not null, body text not null, created_at ${at} not null,
      attempts integer not null, next_try_at ${at}, claimed_until ${at}, delivered_at ${at}, failed_at ${at},
      unique (endpoint_id, event_id))`,
    sql`create index webhook_deliveries_due on webhook_deliveries (next_try_at) where next_try_at is not null`,
    sql`create index webhook_deliveries_created on webhook_deliveries (created_at, id)`,
    sql`create table webhook_attempts (
      delivery_id text not null references webhook_deliveries (id) on delete cascade, number integer not null,
      started_at ${at} not null, milliseconds integer not null, status integer, error text,
      primary key (delivery_id, number))`,
  ]
  for (const statement of statements) await statement.execute(db)
}
