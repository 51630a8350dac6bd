import { type Kysely, sql } from 'kysely'

export const name = '202611250023-suppressions'

/** Addresses that get no mail, failures by address, reports of bounces and complaints, keys that sign mails. */
export async function up(db: Kysely<unknown>, instant: 'timestamptz' | 'text'): Promise<void> {
  const at = sql.raw(instant)
  const statements = [
    // The hash is keyed and stays when the address is erased.
    sql`create table suppressions (
      id text primary key, address_hash text not null, reason text not null, address text, detail text not null,
      suppressed_at ${at} not null, ends_at ${at})`,
    sql`create unique index suppressions_address on suppressions (address_hash, reason)`,
    sql`create index suppressions_newest on suppressions (suppressed_at, id)`,
    // A mail that failed counts once for its address, however often it was tried.
    sql`create table address_failures (
      address_hash text not null, delivery_ref text not null, failed_at ${at} not null, status text not null,
      answer text not null, is_policy integer not null, primary key (address_hash, delivery_ref))`,
    sql`create index address_failures_time on address_failures (failed_at)`,
    sql`create table bounce_reports (
      report_hash text not null, number integer not null, taken_at ${at} not null, kind text not null,
      delivery_ref text, status text, answer text, primary key (report_hash, number))`,
    sql`create index bounce_reports_ref on bounce_reports (delivery_ref)`,
    sql`create index bounce_reports_time on bounce_reports (taken_at)`,
    // How far the mailbox has been read, by the numbers of IMAP.
    sql`create table bounce_mailboxes (
      name text primary key, looked_at ${at} not null, error text, validity text, last_uid integer not null)`,
    // The private key is encrypted with the secret of the installation.
    sql`create table dkim_keys (
      selector text primary key, domain text not null, public_key text not null, private_key text not null,
      made_at ${at} not null, signing_since ${at}, retired_at ${at})`,
  ]
  for (const statement of statements) await statement.execute(db)
}
