import { type Kysely, sql } from 'kysely'

export const name = '202611230017-moderation'

/**
 * Comments that readers write here, and all that is decided on them. What moderators need beside a comment stands in a
 * table of its own, so that threads are read without it.
 */
export async function up(db: Kysely<unknown>, instant: 'timestamptz' | 'text'): Promise<void> {
  const at = sql.raw(instant)
  for (const column of [
    'language text',
    'writer_id text',
    'revision integer not null default 1',
    'recommendations integer not null default 0',
    `picked_at ${instant}`,
    'picked_by text',
    // Whoever holds the link may edit and withdraw: only its hash is kept.
    'link_hash text',
  ])
    await sql`alter table comments add column ${sql.raw(column)}`.execute(db)
  await sql`create index comments_writer on comments (writer_id, created_at) where writer_id is not null`.execute(
    db,
  )
  await sql`create unique index comments_link on comments (link_hash) where link_hash is not null`.execute(db)
  await sql`create index comments_recommended on comments (article_id, status, recommendations desc, id)`.execute(
    db,
  )

  await sql`create table comment_writers (
    id text primary key, email text not null, email_key text not null unique, name text not null,
    language text not null, created_at ${at} not null, confirmed_at ${at}, confirm_hash text,
    confirm_sent_at ${at}, confirm_until ${at}, last_seen_at ${at} not null)`.execute(db)
  await sql`create unique index comment_writers_confirm on comment_writers (confirm_hash)
    where confirm_hash is not null`.execute(db)
  await sql`create table comment_revisions (
    comment_id text not null references comments (id), revision integer not null, text text not null,
    replaced_at ${at} not null, primary key (comment_id, revision))`.execute(db)
  // Who recommended is a keyed hash of the day's salt: nobody can be found by it, and on the next day nobody is known.
  await sql`create table comment_recommendations (
    comment_id text not null references comments (id), voter text not null, day text not null,
    primary key (comment_id, voter))`.execute(db)
  await sql`create index comment_recommendations_day on comment_recommendations (day)`.execute(db)
  // For duplicates and floods; cut after seven days.
  await sql`create table comment_origins (
    comment_id text primary key references comments (id), address text not null, network text,
    agent_hash text, received_at ${at} not null)`.execute(db)
  await sql`create index comment_origins_address on comment_origins (address, received_at)`.execute(db)
  await sql`create index comment_origins_network on comment_origins (network, received_at)`.execute(db)
  await sql`create index comment_origins_received on comment_origins (received_at)`.execute(db)

  await sql`create table comment_assessments (
    comment_id text primary key references comments (id), assessed_at ${at} not null, scorer text,
    suggestion text not null, risk integer not null, is_waiting integer not null,
    waiting_since ${at} not null, article_id text not null, findings text not null, scored text)`.execute(db)
  await sql`create index comment_assessments_risk on comment_assessments (is_waiting, risk, comment_id)`.execute(
    db,
  )
  await sql`create index comment_assessments_age on comment_assessments (is_waiting, waiting_since, comment_id)`.execute(
    db,
  )
  await sql`create index comment_assessments_article on comment_assessments (is_waiting, article_id, comment_id)`.execute(
    db,
  )
  await sql`create table comment_claims (
    comment_id text primary key references comments (id), staff_id text not null, held_until ${at} not null)`.execute(
    db,
  )
  await sql`create table comment_notes (
    id text primary key, comment_id text not null references comments (id), staff_id text not null,
    written_at ${at} not null, text text not null)`.execute(db)
  await sql`create index comment_notes_comment on comment_notes (comment_id, written_at)`.execute(db)

  await sql`create table house_rules (
    version integer primary key, valid_since ${at} not null, changed_by text, introduction text not null,
    clauses text not null)`.execute(db)
  // Append-only: a decision that is reversed stays, and another follows it.
  await sql`create table moderation_decisions (
    id text primary key, comment_id text not null references comments (id), decided_at ${at} not null,
    decided_by text, decision text not null, from_status text not null, to_status text not null,
    rules_version integer, clause text, explanation text, suggestion text, appeal_id text, notice_id text,
    redress_hash text, redress_until ${at}, statement text)`.execute(db)
  await sql`create index moderation_decisions_comment on moderation_decisions (comment_id, decided_at)`.execute(
    db,
  )
  await sql`create index moderation_decisions_time on moderation_decisions (decided_at, id)`.execute(db)
  await sql`create unique index moderation_decisions_redress on moderation_decisions (redress_hash)
    where redress_hash is not null`.execute(db)
  await sql`create table comment_appeals (
    id text primary key, decision_id text not null references moderation_decisions (id),
    comment_id text not null, received_at ${at} not null, text text not null, decided_at ${at}, decided_by text,
    outcome text, explanation text)`.execute(db)
  await sql`create unique index comment_appeals_decision on comment_appeals (decision_id)`.execute(db)
  await sql`create index comment_appeals_open on comment_appeals (decided_at, received_at)`.execute(db)
  await sql`create table comment_notices (
    id text primary key, reference text not null unique, comment_id text not null references comments (id),
    received_at ${at} not null, reason text not null, explanation text not null, name text, email text,
    language text not null, good_faith_at ${at}, decided_at ${at}, decided_by text, outcome text,
    answer text)`.execute(db)
  await sql`create index comment_notices_open on comment_notices (decided_at, received_at)`.execute(db)
  await sql`create index comment_notices_comment on comment_notices (comment_id)`.execute(db)

  await sql`create table moderation_words (
    id text primary key, list text not null, pattern text not null, added_at ${at} not null, added_by text)`.execute(
    db,
  )
  await sql`create unique index moderation_words_pattern on moderation_words (list, pattern)`.execute(db)
  await sql`create table moderation_blocks (
    id text primary key, kind text not null, subject text not null, reason text not null,
    made_at ${at} not null, made_by text, blocked_until ${at} not null)`.execute(db)
  await sql`create index moderation_blocks_subject on moderation_blocks (kind, subject, blocked_until)`.execute(
    db,
  )

  await sql`create table scoring_feedback (
    id text primary key, received_at ${at} not null, client_id text not null, client_name text not null,
    language text not null, community_id text, suggested text not null, scored text not null,
    text text not null)`.execute(db)
  await sql`create index scoring_feedback_received on scoring_feedback (received_at)`.execute(db)
}
