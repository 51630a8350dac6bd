import { type Kysely, sql } from 'kysely'

export const name = '202611230007-pages'

export async function up(db: Kysely<unknown>, instant: 'timestamptz' | 'text'): Promise<void> {
  const at = sql.raw(instant)
  const statements = [
    sql`create table pages (
      id text primary key, path text not null unique, title text not null, language text not null,
      search_description text, revision integer not null, published_at ${at}, first_published_at ${at}, created_at ${at} not null,
      created_by text, changed_at ${at} not null, changed_by text, body text not null)`,
    sql`alter table sections add column revision integer not null default 1`,
    sql`alter table tags add column revision integer not null default 1`,
    sql`alter table authors add column revision integer not null default 1`,
  ]
  for (const statement of statements) await statement.execute(db)
}
