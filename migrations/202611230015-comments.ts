import { type Kysely, sql } from 'kysely'

export const name = '202611230015-comments'

export async function up(db: Kysely<unknown>, instant: 'timestamptz' | 'text'): Promise<void> {
  const at = sql.raw(instant)
  // The text comes last: SQLite counts and orders a thread without walking the overflow pages of long ones.
  await sql`create table comments (
    id text primary key, article_id text not null references articles (id),
    parent_id text, thread_key text not null, depth integer not null,
    status text not null, created_at ${at} not null, decided_at ${at}, decided_by text, edited_at ${at},
    author_name text not null, author_email text, author_url text, author_id text, staff_id text, network text,
    import_key text, import_print text, text text not null)`.execute(db)
  await sql`create index comments_thread on comments (article_id, status, thread_key)`.execute(db)
  await sql`create index comments_status on comments (status, created_at, id)`.execute(db)
  await sql`create index comments_parent on comments (parent_id) where parent_id is not null`.execute(db)
  await sql`create unique index comments_import on comments (article_id, import_key) where import_key is not null`.execute(
    db,
  )
}
