import { type Kysely, sql } from 'kysely'

export const name = '202611260027-newsletters'

/** Which newsletters there are, and their issues. */
export async function up(db: Kysely<unknown>, instant: 'timestamptz' | 'text'): Promise<void> {
  const at = sql.raw(instant)
  // `automation` and `section_ids` are JSON. `closed_at`: readers cannot subscribe, and find no archive.
  await sql`create table newsletters (
    id text primary key, slug text not null unique, name text not null, description text, language text,
    sender_name text, sender_address text, reply_to text, cadence text, automation text not null,
    section_ids text not null, pictures text not null, closed_at ${at}, revision integer not null,
    created_at ${at} not null)`.execute(db)
  // The newsletter that every paper has gets its row when it is first changed: without reference to `newsletters`.
  // `slot_at`: the time of the newsletter at which it filled itself. `frozen`: what was shown when it was sent (JSON).
  await sql`create table newsletter_issues (
    id text primary key, newsletter_id text not null, number integer,
    subject text not null, preheader text, blocks text not null, revision integer not null,
    created_at ${at} not null, changed_at ${at} not null, changed_by text, slot_at ${at}, touched_at ${at},
    scheduled_at ${at}, submitted_at ${at}, cancelled_at ${at}, mailing_id text, sent_at ${at}, frozen text)`.execute(
    db,
  )
  await sql`create unique index newsletter_issues_number on newsletter_issues (newsletter_id, number)`.execute(
    db,
  )
  await sql`create unique index newsletter_issues_slot on newsletter_issues (newsletter_id, slot_at)`.execute(
    db,
  )
  await sql`create index newsletter_issues_listed on newsletter_issues (newsletter_id, created_at, id)`.execute(
    db,
  )
  await sql`create index newsletter_issues_of_mailing on newsletter_issues (mailing_id) where mailing_id is not null`.execute(
    db,
  )
}
