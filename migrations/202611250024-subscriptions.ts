import { type Kysely, sql } from 'kysely'

export const name = '202611250024-subscriptions'

/** What readers follow by e-mail, and the proof that they asked for it. */
export async function up(db: Kysely<unknown>, instant: 'timestamptz' | 'text'): Promise<void> {
  const at = sql.raw(instant)
  // The link to a reader's own page follows from the id, this number and the installation's secret: it is not stored.
  await sql`create table readers (
    id text primary key, email text not null, email_key text not null unique, language text not null,
    created_at ${at} not null, paused_until ${at}, link_rotation integer not null)`.execute(db)
  await sql`create table subscriptions (
    id text primary key, reader_id text not null references readers (id) on delete cascade, kind text not null,
    ref text not null, frequency text not null, basis text not null, requested_at ${at} not null,
    confirmed_at ${at} not null, paused_at ${at}, ended_at ${at}, end_reason text, end_channel text,
    renew_asked_at ${at})`.execute(db)
  await sql`create unique index subscriptions_of_reader on subscriptions (reader_id, kind, ref)`.execute(db)
  await sql`create index subscriptions_followed on subscriptions (kind, ref, id) where ended_at is null`.execute(
    db,
  )

  // Words that were shown to whoever consented, once each, by the SHA-256 of them.
  await sql`create table consent_texts (
    hash text primary key, language text not null, text text not null, first_shown_at ${at} not null)`.execute(
    db,
  )
  // Append-only: a row for each step from the request to the withdrawal.
  await sql`create table consents (
    id text primary key, reader_id text not null references readers (id) on delete cascade, step text not null,
    at ${at} not null, kind text not null, ref text not null, frequency text not null, basis text not null,
    address text not null, language text not null, channel text not null, place text, text_hash text,
    privacy_hash text, request_id text, confirmation_hash text, mail_id text, mail_accepted_at ${at},
    detail text)`.execute(db)
  await sql`create index consents_of_reader on consents (reader_id, at)`.execute(db)
  await sql`create index consents_confirmation on consents (confirmation_hash)
    where confirmation_hash is not null`.execute(db)
  // Words that nobody's consent names any more are forgotten.
  await sql`create index consents_text on consents (text_hash) where text_hash is not null`.execute(db)
  await sql`create index consents_privacy on consents (privacy_hash) where privacy_hash is not null`.execute(
    db,
  )
  // From which machine a step came: kept for a short time, apart from the proof.
  await sql`create table consent_traces (
    consent_id text primary key references consents (id) on delete cascade, address text not null, agent text,
    at ${at} not null)`.execute(db)
  await sql`create index consent_traces_at on consent_traces (at)`.execute(db)
  await sql`create table confirmations (
    token_hash text primary key, reader_id text not null references readers (id) on delete cascade,
    mail_id text not null, mailed_at ${at} not null, expires_at ${at} not null, used_at ${at})`.execute(db)
  await sql`create index confirmations_of_reader on confirmations (reader_id, mailed_at)`.execute(db)
  await sql`create index confirmations_open on confirmations (expires_at) where used_at is null`.execute(db)
  // For floods; forgotten within the hour.
  await sql`create table subscription_tries (
    id text primary key, address text not null, network text, received_at ${at} not null)`.execute(db)
  await sql`create index subscription_tries_address on subscription_tries (address, received_at)`.execute(db)
  await sql`create index subscription_tries_network on subscription_tries (network, received_at)`.execute(db)
}
