import { type Kysely, sql } from 'kysely'

export const name = '202611260026-alerts-sharpened'

/** What readers say of articles they were told of, and the renewal of what they follow. */
export async function up(db: Kysely<unknown>, instant: 'timestamptz' | 'text'): Promise<void> {
  const at = sql.raw(instant)
  // An article that a reader wants more like (1), or nothing like (0), beside the one they follow.
  await sql`create table alert_examples (
    subscription_id text not null references subscriptions (id) on delete cascade, article_id text not null,
    wanted integer not null, at ${at} not null, primary key (subscription_id, article_id))`.execute(db)
  await sql`create index alert_examples_article on alert_examples (article_id, subscription_id)`.execute(db)

  // An article's mail has one form for who is told by likeness, with the links that sharpen it, and one for the rest.
  await sql`alter table alert_mailings rename to alert_mailings_before`.execute(db)
  await sql`create table alert_mailings (
    article_id text not null, language text not null, form text not null, mailing_id text not null,
    primary key (article_id, language, form))`.execute(db)
  await sql`insert into alert_mailings (article_id, language, form, mailing_id)
    select article_id, language, 'plain', mailing_id from alert_mailings_before`.execute(db)
  await sql`drop table alert_mailings_before`.execute(db)

  // When a reader last said that it goes on; `renew_asked_at`: when they were asked.
  await sql`alter table subscriptions add column renewed_at ${at}`.execute(db)
  await sql`create index subscriptions_in_force_since on subscriptions (coalesce(renewed_at, confirmed_at))
    where ended_at is null`.execute(db)

  // Mails that can wait (1) leave after those that somebody waits for (0).
  await sql`alter table deliveries add column bulk integer not null default 0`.execute(db)
  await sql`create index deliveries_due_in_turn on deliveries (bulk, next_try_at)
    where accepted_at is null and failed_at is null and cancelled_at is null`.execute(db)
}
