import { type Kysely, sql } from 'kysely'

export const name = '202611240019-moderation-desk'

/** What the moderators' desk asks for: the queue by what stands out, all comments by their words, redactions. */
export async function up(db: Kysely<unknown>, instant: 'timestamptz' | 'text'): Promise<void> {
  await sql`alter table comment_assessments add column signals integer not null default 0`.execute(db)
  await sql`update comment_assessments set signals = ${signals(instant === 'text')}`.execute(db)
  // Whatever the queue is filtered by stands in the index that orders it: no row has to be looked at.
  for (const [order, column] of [
    ['risk', 'risk'],
    ['age', 'waiting_since'],
    ['article', 'article_id'],
  ] as const) {
    const index = sql.ref(`comment_assessments_${order}`)
    const beside = sql.raw(order === 'article' ? 'signals' : 'signals, article_id')
    await sql`drop index ${index}`.execute(db)
    await sql`create index ${index} on comment_assessments
      (is_waiting, ${sql.ref(column)}, comment_id, ${beside})`.execute(db)
  }

  // The revision that a redaction took the place of: taking the decision back brings its words back.
  await sql`alter table moderation_decisions add column replaced_revision integer`.execute(db)

  await sql`create index comments_time on comments (created_at, id)`.execute(db)
  await sql`create index comments_network on comments (network, created_at) where network is not null`.execute(
    db,
  )
  await sql`create table search_comments (comment_id text primary key, number bigint not null)`.execute(db)
  await sql`create unique index search_comments_number on search_comments (number)`.execute(db)
  await sql`create table search_comments_due (comment_id text primary key)`.execute(db)
  await sql`insert into search_comments_due select id from comments`.execute(db)
  for (const statement of instant === 'text' ? sqliteWords : postgresWords) await statement.execute(db)
}

/** As `signalBits` of the moderation room counts them: a score from an even chance on, then what the phases found. */
function signals(isSqlite: boolean) {
  const score = (name: string) =>
    isSqlite
      ? sql`coalesce(scored ->> ${sql.lit(`$.scores.${name}`)}, 0)`
      : sql`coalesce((scored::json -> 'scores' ->> ${sql.lit(name)})::double precision, 0)`
  const found = (phase: string) => sql`findings like ${sql.lit(`%"phase":"${phase}"%`)}`
  const conditions = [
    ...['insult', 'profanity', 'threat', 'identityAttack', 'disrespect', 'offTopic', 'spam'].map(
      (name) => sql`${score(name)} >= 0.5`,
    ),
    sql`${found('banned-words')} or ${found('suspicious-words')}`,
    found('links'),
    sql`scorer is null`,
  ]
  return sql.join(
    conditions.map((condition, bit) => sql`case when ${condition} then ${sql.lit(2 ** bit)} else 0 end`),
    sql` + `,
  )
}

/** Whoever writes a comment or changes its words: they are due to be indexed from the same moment on. */
const sqliteWords = [
  sql`create virtual table search_comment_words using fts5(words, content = '', contentless_delete = 1,
    tokenize = "ascii")`,
  sql`create trigger comments_words_new after insert on comments begin
    insert into search_comments_due (comment_id) values (new.id) on conflict do nothing; end`,
  sql`create trigger comments_words_changed after update of text, author_name on comments begin
    insert into search_comments_due (comment_id) values (new.id) on conflict do nothing; end`,
  sql`create trigger comments_words_gone after delete on comments begin
    insert into search_comments_due (comment_id) values (old.id) on conflict do nothing; end`,
]

const postgresWords = [
  sql`create table search_comment_words (number bigint primary key, words tsvector not null)`,
  sql`create index search_comment_words_words on search_comment_words using gin (words)`,
  sql`create or replace function depesche_comment_words_due() returns trigger language plpgsql as $$
    begin
      -- Not "do nothing": the row is locked, so that whoever indexes the old words just now does not take it.
      insert into search_comments_due (comment_id) values (coalesce(new.id, old.id))
        on conflict (comment_id) do update set comment_id = excluded.comment_id;
      return null;
    end $$`,
  sql`create trigger comments_words_new after insert on comments
    for each row execute function depesche_comment_words_due()`,
  sql`create trigger comments_words_changed after update of text, author_name on comments
    for each row execute function depesche_comment_words_due()`,
  sql`create trigger comments_words_gone after delete on comments
    for each row execute function depesche_comment_words_due()`,
]
