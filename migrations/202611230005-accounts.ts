import { type Kysely, sql } from 'kysely'

export const name = '202611230005-accounts'

export async function up(db: Kysely<unknown>, instant: 'timestamptz' | 'text'): Promise<void> {
  const at = sql.raw(instant)
  const statements = [
    sql`create table staff_members (
      id text primary key, name text not null, email text not null unique, email_verified integer not null,
      image text, role text not null, created_at ${at} not null, changed_at ${at} not null, disabled_at ${at})`,
    sql`create table staff_credentials (
      id text primary key, staff_id text not null references staff_members (id) on delete cascade,
      provider_id text not null, account_id text not null, password_hash text,
      created_at ${at} not null, changed_at ${at} not null, unique (provider_id, account_id))`,
    sql`create index staff_credentials_staff on staff_credentials (staff_id)`,
    sql`create table staff_sessions (
      id text primary key, staff_id text not null references staff_members (id) on delete cascade,
      token text not null unique, network text, user_agent text,
      created_at ${at} not null, seen_at ${at} not null, expires_at ${at} not null)`,
    sql`create index staff_sessions_staff on staff_sessions (staff_id)`,
    sql`create index staff_sessions_expiry on staff_sessions (expires_at)`,
    sql`create table staff_verifications (
      id text primary key, identifier text not null unique, value text not null,
      expires_at ${at} not null, created_at ${at} not null, changed_at ${at} not null)`,
    sql`create index staff_verifications_value on staff_verifications (value)`,
    sql`create table staff_invitations (
      id text primary key, email text not null, name text, role text not null, token_hash text not null unique,
      invited_by text, invited_by_name text not null, created_at ${at} not null, expires_at ${at} not null,
      accepted_at ${at}, withdrawn_at ${at})`,
    sql`create index staff_invitations_email on staff_invitations (email)`,
    sql`create table api_tokens (
      id text primary key, name text not null, role text not null, hint text not null unique, token_hash text not null,
      created_at ${at} not null, created_by text, created_by_name text not null,
      last_used_at ${at}, revoked_at ${at})`,
    // One row, ever: whoever inserts it has set the site up.
    sql`create table set_ups (
      id integer primary key check (id = 1), finished_at ${at} not null)`,
  ]
  for (const statement of statements) await statement.execute(db)
}
