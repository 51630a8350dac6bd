import { type Kysely, sql } from 'kysely'

export const name = '202611270030-websub'

export async function up(db: Kysely<unknown>, instant: 'timestamptz' | 'text'): Promise<void> {
  const at = sql.raw(instant)
  const statements = [
    sql`create table websub_topics (
      path text primary key, made_of text not null, content_hash text not null, changed_at ${at})`,
    sql`create table websub_contents (
      id text primary key, topic text not null, content_type text not null, body text not null,
      created_at ${at} not null)`,
    sql`create table websub_requests (
      id text primary key, mode text not null, topic text not null, callback text not null,
      callback_host text not null, secret text, lease_seconds integer not null, created_at ${at} not null,
      attempts integer not null, next_try_at ${at} not null, unique (topic, callback))`,
    sql`create index websub_requests_due on websub_requests (next_try_at)`,
    sql`create index websub_requests_host on websub_requests (callback_host)`,
    sql`create table websub_subscriptions (
      id text primary key, topic text not null, callback text not null, callback_host text not null, secret text,
      lease_until ${at} not null, created_at ${at} not null, content_id text references websub_contents (id),
      attempts integer not null, next_try_at ${at}, failing_since ${at}, unique (topic, callback))`,
    sql`create index websub_subscriptions_due on websub_subscriptions (next_try_at) where next_try_at is not null`,
    sql`create index websub_subscriptions_lease on websub_subscriptions (lease_until)`,
    sql`create index websub_subscriptions_content on websub_subscriptions (content_id)`,
    sql`create index websub_subscriptions_host on websub_subscriptions (callback_host)`,
  ]
  for (const statement of statements) await statement.execute(db)
}
