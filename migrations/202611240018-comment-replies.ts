import { type Kysely, sql } from 'kysely'

export const name = '202611240018-comment-replies'

/** Who wants to hear of answers, what they were told; proofs of work that were used; the editors' picks of an article. */
export async function up(db: Kysely<unknown>, instant: 'timestamptz' | 'text'): Promise<void> {
  const at = sql.raw(instant)
  await sql`create table reply_wishes (
    comment_id text primary key references comments (id), end_hash text not null unique, wished_at ${at} not null,
    ended_at ${at})`.execute(db)
  // One row for each answer that was mailed: whatever runs twice, nobody hears of it twice.
  await sql`create table reply_mails (
    comment_id text primary key references comments (id), queued_at ${at} not null)`.execute(db)
  await sql`create table used_proofs (challenge text primary key, expires_at ${at} not null)`.execute(db)
  await sql`create index used_proofs_expiry on used_proofs (expires_at)`.execute(db)
  await sql`create index comments_picked on comments (article_id, picked_at) where picked_at is not null`.execute(
    db,
  )
}
