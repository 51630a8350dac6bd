import { type Kysely, sql } from 'kysely'

export const name = '202611250022-mailings'

/** Mails to many: what is said once, one narrow row a recipient, and who is at work on which of them. */
export async function up(db: Kysely<unknown>, instant: 'timestamptz' | 'text'): Promise<void> {
  const at = sql.raw(instant)
  // Rows lie in the order of their key, so that a batch touches few pages; PostgreSQL gets room to change rows in place.
  const narrow = sql.raw(instant === 'text' ? 'without rowid' : 'with (fillfactor = 70)')
  const statements = [
    // Changes with every turn of a worker: the long texts are in a table of their own.
    sql`create table mailings (
      id text primary key, number integer not null unique, kind text not null, ref text, from_name text not null,
      from_address text not null, reply_to text, list_id text, subject text not null, is_urgent integer not null,
      created_at ${at} not null, frozen_at ${at}, started_at ${at}, running_since ${at}, paused_at ${at},
      cancelled_at ${at}, ended_at ${at}, forgotten_at ${at}, pause_reason text, per_minute integer,
      audience_cursor text, next_number integer not null, last_number integer not null, done_before integer not null,
      accepted integer not null, failed integer not null, suppressed integer not null, bounced integer not null,
      repeated integer not null, total integer not null)`,
    sql`create index mailings_open on mailings (number) where ended_at is null and cancelled_at is null`,
    sql`create index mailings_created on mailings (created_at, id)`,
    sql`create table mailing_contents (
      mailing_id text primary key references mailings (id) on delete cascade, headers text not null,
      text text not null, html text)`,
    sql`create table mailing_deliveries (
      mailing integer not null, number integer not null, address_key text not null, attempts integer not null default 0,
      repeats integer not null default 0, submitting_by integer, next_at ${at}, retrying_since ${at},
      accepted_at ${at}, failed_at ${at}, suppressed_at ${at}, bounced_at ${at}, address text, personal text,
      answer text, primary key (mailing, number)) ${narrow}`,
    sql`create unique index mailing_deliveries_address on mailing_deliveries (mailing, address_key)`,
    sql`create index mailing_deliveries_next on mailing_deliveries (mailing, next_at) where next_at is not null`,
    sql`create table mailing_portions (
      mailing integer not null, first_number integer not null, last_number integer not null, worker integer,
      primary key (mailing, first_number))`,
    sql`create table mailing_workers (number integer primary key, alive_until ${at} not null)`,
    sql`create table mailing_pace (
      name text primary key, next_slot_at ${at} not null, day text not null, sent integer not null)`,
  ]
  for (const statement of statements) await statement.execute(db)
}
