import { type Kysely, sql } from 'kysely'

export const name = '202611250025-alerts'

/** Who is told of which article, and why. */
export async function up(db: Kysely<unknown>, instant: 'timestamptz' | 'text'): Promise<void> {
  const at = sql.raw(instant)
  // An article is matched once in its life. `sketch`: its wording, by which the same report told twice is known.
  await sql`create table alert_runs (
    article_id text primary key, begun_at ${at} not null, ended_at ${at}, sketch text not null)`.execute(db)
  await sql`create index alert_runs_begun on alert_runs (begun_at)`.execute(db)
  // `due_at`: when the gathering leaves in which it is told; null for what is told at once.
  await sql`create table alert_tellings (
    article_id text not null, reader_id text not null references readers (id) on delete cascade,
    subscription_id text not null, kind text not null, ref text not null, score real not null,
    rank integer not null, language text not null, found_at ${at} not null, due_at ${at}, told_at ${at},
    primary key (article_id, reader_id))`.execute(db)
  await sql`create index alert_tellings_due on alert_tellings (due_at, reader_id) where told_at is null and due_at is not null`.execute(
    db,
  )
  await sql`create index alert_tellings_of_reader on alert_tellings (reader_id, found_at)`.execute(db)
  await sql`create index alert_tellings_found on alert_tellings (found_at)`.execute(db)
  // The mailing that tells of an article at once, one for each language.
  await sql`create table alert_mailings (
    article_id text not null, language text not null, mailing_id text not null,
    primary key (article_id, language))`.execute(db)
}
