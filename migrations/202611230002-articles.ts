import { type Kysely, sql } from 'kysely'

export const name = '202611230002-articles'

export async function up(db: Kysely<unknown>, instant: 'timestamptz' | 'text'): Promise<void> {
  const at = sql.raw(instant)
  const statements = [
    sql`create table sections (
      id text primary key, slug text not null unique, name text not null, language text not null,
      description text, position integer not null, comment_mode text, created_at ${at} not null)`,
    sql`create table tags (
      id text primary key, slug text not null unique, name text not null, name_key text not null unique,
      kind text not null, description text, same_as text, created_at ${at} not null)`,
    sql`create table tag_aliases (
      tag_id text not null references tags (id) on delete cascade, alias text not null, alias_key text primary key)`,
    sql`create index tag_aliases_tag on tag_aliases (tag_id)`,
    sql`create table authors (
      id text primary key, slug text not null unique, name text not null, name_key text not null unique,
      role_title text, biography text, email text, website text, portrait_media_id text, staff_id text,
      created_at ${at} not null)`,
    sql`create table articles (
      id text primary key, status text not null, revision integer not null, published_revision integer,
      path text not null unique, headline text not null, section_id text not null references sections (id),
      language text not null, label text, publish_at ${at}, embargo_until ${at}, first_published_at ${at},
      unpublished_at ${at}, created_at ${at} not null, created_by text, changed_at ${at} not null, changed_by text)`,
    sql`create index articles_changed on articles (changed_at, id)`,
    sql`create index articles_status on articles (status, changed_at)`,
    sql`create index articles_section on articles (section_id, changed_at)`,
    sql`create index articles_publish_at on articles (publish_at) where status = 'scheduled'`,
    sql`create table article_revisions (
      article_id text not null references articles (id), number integer not null, kind text not null,
      content text not null, saved_at ${at} not null, saved_by text, saved_by_name text not null,
      primary key (article_id, number))`,
    sql`create table article_authors (
      article_id text not null references articles (id), author_id text not null references authors (id),
      primary key (article_id, author_id))`,
    sql`create index article_authors_author on article_authors (author_id)`,
    sql`create table article_tags (
      article_id text not null references articles (id), tag_id text not null references tags (id),
      primary key (article_id, tag_id))`,
    sql`create index article_tags_tag on article_tags (tag_id)`,
    // The long columns come last: SQLite reads a list's short ones without walking their overflow pages.
    sql`create table published_articles (
      article_id text primary key references articles (id), path text not null unique,
      section_id text not null references sections (id), language text not null, translation_group text not null,
      headline text not null, kicker text, standfirst text, teaser text, dateline text, bylines text not null, label text, ai_note text, lead_picture text,
      comment_mode text not null, search_title text, search_description text, canonical_url text,
      word_count integer not null, revision integer not null, published_at ${at} not null, updated_at ${at},
      body text not null, body_text text not null)`,
    sql`create index published_articles_time on published_articles (published_at desc, article_id desc)`,
    sql`create index published_articles_section on published_articles (section_id, published_at desc, article_id desc)`,
    sql`create index published_articles_translation on published_articles (translation_group)`,
    sql`create table published_article_tags (
      tag_id text not null references tags (id), article_id text not null references published_articles (article_id) on delete cascade,
      published_at ${at} not null, primary key (tag_id, published_at, article_id))`,
    sql`create index published_article_tags_article on published_article_tags (article_id)`,
    sql`create table published_article_authors (
      author_id text not null references authors (id), article_id text not null references published_articles (article_id) on delete cascade,
      position integer not null, published_at ${at} not null, primary key (author_id, published_at, article_id))`,
    sql`create index published_article_authors_article on published_article_authors (article_id)`,
    sql`create table corrections (
      id text primary key, article_id text not null references articles (id), text text not null,
      published_at ${at} not null, published_by text)`,
    sql`create index corrections_article on corrections (article_id, published_at)`,
    sql`create table redirects (
      from_path text primary key, article_id text references articles (id), to_url text,
      created_at ${at} not null, created_by text)`,
    sql`create index redirects_article on redirects (article_id)`,
  ]
  for (const statement of statements) await statement.execute(db)
}
