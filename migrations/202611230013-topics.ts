import { type Kysely, sql } from 'kysely'

export const name = '202611230013-topics'

export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    sql`create table topic_texts (
      number integer primary key, kind text not null, subject_id text not null, among integer not null,
      field text, sketch text not null, terms text not null)`,
    sql`create unique index topic_texts_subject on topic_texts (kind, subject_id)`,
    sql`create index topic_texts_among on topic_texts (kind, among)`,
    sql`create table topic_terms (
      number integer primary key, kind text not null, term text not null, texts integer not null)`,
    sql`create unique index topic_terms_term on topic_terms (kind, term)`,
    sql`create table topic_postings (
      term integer not null, block integer not null, entries text not null, primary key (term, block))`,
    sql`create table topic_counts (kind text primary key, texts integer not null)`,
    sql`create table related_articles (
      article_id text not null references articles (id) on delete cascade, other_id text not null references articles (id) on delete cascade,
      score double precision not null, is_same_report integer not null, shared text not null,
      primary key (article_id, other_id))`,
    sql`create index related_articles_other on related_articles (other_id)`,
  ]
  for (const statement of statements) await statement.execute(db)
}
