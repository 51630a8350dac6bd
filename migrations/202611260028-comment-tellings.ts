import { type Kysely, sql } from 'kysely'

export const name = '202611260028-comment-tellings'

/** Which readers are told of which comments, each once. */
export async function up(db: Kysely<unknown>, instant: 'timestamptz' | 'text'): Promise<void> {
  const at = sql.raw(instant)
  // `mail_id`: the delivery in which it was told, so that an erasure finds the words in it.
  await sql`create table comment_tellings (
    comment_id text not null, reader_id text not null references readers (id) on delete cascade,
    article_id text not null, subscription_id text not null, kind text not null,
    due_at ${at} not null, told_at ${at}, mail_id text, primary key (comment_id, reader_id))`.execute(db)
  await sql`create index comment_tellings_due on comment_tellings (due_at, reader_id)
    where told_at is null`.execute(db)
  await sql`create index comment_tellings_of_reader on comment_tellings (reader_id, article_id, told_at)`.execute(
    db,
  )
  await sql`create index comment_tellings_told on comment_tellings (told_at)`.execute(db)
}
