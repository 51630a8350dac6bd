import { type Kysely, sql } from 'kysely'

export const name = '202611230016-imports'

export async function up(db: Kysely<unknown>, instant: 'timestamptz' | 'text'): Promise<void> {
  const at = sql.raw(instant)
  const statements = [
    sql`create table imports (
      id text primary key, system text not null, site_url text, file_name text not null, file_path text,
      media_path text, state text not null, step text, done integer not null, total integer not null,
      counts text not null, failure text, started_at ${at} not null, seen_at ${at} not null, ended_at ${at},
      started_by text, started_by_name text not null)`,
    sql`create index imports_started on imports (started_at, id)`,
    sql`create table import_notes (
      import_id text not null references imports (id) on delete cascade, seq integer not null, subject text not null,
      key text, title text, reason text not null, detail text, entry_key text, article_id text, handled_at ${at},
      handled_by text, primary key (import_id, seq))`,
    sql`create index import_notes_reason on import_notes (import_id, reason, seq)`,
    sql`create table imported_items (
      source text not null, kind text not null, key text not null, target_id text not null, print text not null,
      revision integer, imported_at ${at} not null, primary key (source, kind, key))`,
    sql`create index imported_items_target on imported_items (target_id)`,
  ]
  for (const statement of statements) await statement.execute(db)
}
