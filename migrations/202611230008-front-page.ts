import { type Kysely, sql } from 'kysely'

export const name = '202611230008-front-page'

export async function up(db: Kysely<unknown>, instant: 'timestamptz' | 'text'): Promise<void> {
  const at = sql.raw(instant)
  const statements = [
    // One row, ever: the arrangement is saved whole, and this counts how often.
    sql`create table front_page (
      id integer primary key check (id = 1), version integer not null, changed_at ${at} not null, changed_by text)`,
    sql`create table front_page_pins (
      article_id text primary key references articles (id), slot text not null, position integer not null,
      headline text, media_id text, until_at ${at})`,
  ]
  for (const statement of statements) await statement.execute(db)
}
