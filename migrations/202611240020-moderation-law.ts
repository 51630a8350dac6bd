import { type Kysely, sql } from 'kysely'

export const name = '202611240020-moderation-law'

/** How moderation goes stands in the house rules; how the queue stood is kept by day. */
export async function up(db: Kysely<unknown>, instant: 'timestamptz' | 'text'): Promise<void> {
  const at = sql.raw(instant)
  await sql`alter table house_rules add column procedure text`.execute(db)
  // The most that waited on a day of the site's calendar, and the longest that one did.
  await sql`create table moderation_days (
    day text primary key, waiting integer not null, longest_wait_seconds integer not null,
    measured_at ${at} not null)`.execute(db)
}
