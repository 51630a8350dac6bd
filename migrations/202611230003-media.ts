import { type Kysely, sql } from 'kysely'

export const name = '202611230003-media'

export async function up(db: Kysely<unknown>, instant: 'timestamptz' | 'text'): Promise<void> {
  const at = sql.raw(instant)
  const statements = [
    sql`create table media (
      id text primary key, kind text not null, original_key text not null, content_type text not null,
      file_name text not null, sha256 text not null unique, bytes integer not null, width integer, height integer,
      color text, focal_x double precision, focal_y double precision, alt text, caption text, credit text,
      proposed text not null, rights text not null, search_words text not null, version integer not null,
      created_at ${at} not null, created_by text, changed_at ${at} not null)`,
    sql`create index media_created on media (created_at desc, id desc)`,
  ]
  for (const statement of statements) await statement.execute(db)
}
