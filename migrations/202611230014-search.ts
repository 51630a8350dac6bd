import { type Kysely, sql } from 'kysely'

export const name = '202611230014-search'

export async function up(db: Kysely<unknown>, instant: 'timestamptz' | 'text'): Promise<void> {
  const at = sql.raw(instant)
  // Compared byte by byte, as SQLite does: beginnings of words are ranges, and ties fall alike on both.
  const text = sql.raw(instant === 'text' ? 'text' : 'text collate "C"')
  const statements = [
    sql`create table search_documents (
      number bigint primary key, article_id text not null, scope text not null, revision integer not null,
      indexed_at ${at} not null, headline text not null, beside text not null, lead text not null,
      main text not null)`,
    sql`create unique index search_documents_article on search_documents (article_id, scope)`,
    sql`create table search_vocabulary (
      form ${text} primary key, shown text not null, stem ${text} not null, articles integer not null,
      head ${text} not null, tail ${text} not null, letters ${text} not null)`,
    sql`create index search_vocabulary_stem on search_vocabulary (stem)`,
    sql`create index search_vocabulary_head on search_vocabulary (head)`,
    sql`create index search_vocabulary_tail on search_vocabulary (tail)`,
    sql`create index search_vocabulary_letters on search_vocabulary (letters)`,
    ...(instant === 'text' ? sqliteWords : postgresWords),
  ]
  for (const statement of statements) await statement.execute(db)
}

/** Words come as stems of a–z and others: every character above ASCII is a letter, `~` begins what is no word. */
const sqliteWords = ['search_published', 'search_newsroom'].flatMap((table) => [
  sql`create virtual table ${sql.table(table)} using fts5(headline, beside, text, parts, marks,
    content = '', contentless_delete = 1, tokenize = "ascii tokenchars '~'")`,
  // Merged in small parts by us.
  sql`insert into ${sql.table(table)} (${sql.ref(table)}, rank) values ('automerge', 0)`,
])

const postgresWords = ['search_published', 'search_newsroom'].flatMap((table) => [
  sql`create table ${sql.table(table)} (number bigint primary key, headline tsvector not null, words tsvector not null)`,
  sql`create index ${sql.ref(`${table}_headline`)} on ${sql.table(table)} using gin (headline)`,
  sql`create index ${sql.ref(`${table}_words`)} on ${sql.table(table)} using gin (words)`,
])
