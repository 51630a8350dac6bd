import { type Kysely, sql } from 'kysely'

export const name = '202611230009-page-counts'

export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    // Nothing here tells one reader from another: a day, a page, a number.
    sql`create table page_counts (
      day text not null, path text not null, article_id text, views integer not null, primary key (day, path))`,
    sql`create index page_counts_article on page_counts (article_id, day)`,
  ]
  for (const statement of statements) await statement.execute(db)
}
