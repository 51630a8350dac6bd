import { sql } from 'kysely'
import type { Instant } from '../../platform/clock.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import type { CommentTellingsTable } from '../schema.ts'
import type { DueReader } from '../store-gatherings.ts'
import '../schema.ts'
import type { DueComment } from './comment-telling.ts'

export type NewTelling = DueComment & { readerId: string; dueAt: Instant }

/** Who is told of a comment already, or waits for it, is told once: at the earlier of both times. */
export async function insertCommentTellings(tx: Tx, tellings: readonly NewTelling[]): Promise<void> {
  if (tellings.length === 0) return
  const rows = tellings.map(
    (telling): CommentTellingsTable => ({
      comment_id: telling.commentId,
      reader_id: telling.readerId,
      article_id: telling.articleId,
      subscription_id: telling.subscriptionId,
      kind: telling.kind,
      due_at: telling.dueAt,
      told_at: null,
      mail_id: null,
    }),
  )
  await tx
    .insertInto('comment_tellings')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(['comment_id', 'reader_id'])
        .doUpdateSet((row) => ({
          subscription_id: row.ref('excluded.subscription_id'),
          kind: row.ref('excluded.kind'),
          due_at: row.ref('excluded.due_at'),
        }))
        .where(sql<boolean>`comment_tellings.told_at is null and excluded.due_at < comment_tellings.due_at`),
    )
    .execute()
}

/** Some of the readers for whom it is time. */
export async function readersToTell(
  db: Db,
  now: Instant,
  limit: number,
): Promise<Omit<DueReader, 'due' | 'pausedUntil'>[]> {
  const rows = await db
    .selectFrom('comment_tellings as telling')
    .innerJoin('readers as reader', 'reader.id', 'telling.reader_id')
    .select(['reader.id', 'reader.email', 'reader.language', 'reader.link_rotation'])
    .distinct()
    .where('telling.told_at', 'is', null)
    .where('telling.due_at', '<=', now)
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    readerId: row.id,
    email: row.email,
    language: row.language === 'en' ? 'en' : 'de',
    linkRotation: row.link_rotation,
  }))
}

/** What is due for a reader, in the order in which the comments were written. */
export async function dueComments(db: Db, readerId: string, now: Instant): Promise<DueComment[]> {
  const rows = await db
    .selectFrom('comment_tellings')
    .select(['comment_id', 'article_id', 'subscription_id', 'kind'])
    .where('reader_id', '=', readerId)
    .where('told_at', 'is', null)
    .where('due_at', '<=', now)
    // UUIDv7: by their time.
    .orderBy('comment_id')
    .execute()
  return rows.map((row) => ({
    commentId: row.comment_id,
    articleId: row.article_id,
    subscriptionId: row.subscription_id,
    kind: row.kind,
  }))
}

/** Articles of which the reader heard after `since`, and when last. */
export async function lastTold(db: Db, readerId: string, since: Instant): Promise<Map<string, Instant>> {
  const rows = await db
    .selectFrom('comment_tellings')
    .select('article_id')
    .select((e) => e.fn.max('told_at').as('at'))
    .where('reader_id', '=', readerId)
    .where('told_at', '>', since)
    .groupBy('article_id')
    .execute()
  return new Map(rows.flatMap(({ article_id, at }) => (at === null ? [] : [[article_id, at]])))
}

type OfReader = { readerId: string; commentIds: readonly string[] }

export async function putOff(tx: Tx, { readerId, commentIds }: OfReader, dueAt: Instant): Promise<void> {
  if (commentIds.length === 0) return
  await tx
    .updateTable('comment_tellings')
    .set({ due_at: dueAt })
    .where('reader_id', '=', readerId)
    .where('comment_id', 'in', commentIds)
    .where('told_at', 'is', null)
    .execute()
}

/** What does not go: should the comment appear again, it may be told then. */
export async function dropTellings(tx: Tx, { readerId, commentIds }: OfReader): Promise<void> {
  if (commentIds.length === 0) return
  await tx
    .deleteFrom('comment_tellings')
    .where('reader_id', '=', readerId)
    .where('comment_id', 'in', commentIds)
    .where('told_at', 'is', null)
    .execute()
}

/** False when not all of them waited any more. */
export async function markCommentsTold(
  tx: Tx,
  { readerId, commentIds }: OfReader,
  told: { at: Instant; mailId: string },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('comment_tellings')
    .set({ told_at: told.at, mail_id: told.mailId })
    .where('reader_id', '=', readerId)
    .where('comment_id', 'in', commentIds)
    .where('told_at', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === BigInt(commentIds.length)
}

/** When the next mail about comments leaves; null when nothing waits. */
export async function nextCommentMail(tx: Tx): Promise<Instant | null> {
  const row = await tx
    .selectFrom('comment_tellings')
    .select((e) => e.fn.min('due_at').as('due'))
    .where('told_at', 'is', null)
    .executeTakeFirst()
  return row?.due ?? null
}

export async function forgetCommentTellings(tx: Tx, before: Instant): Promise<void> {
  await tx.deleteFrom('comment_tellings').where('told_at', '<', before).execute()
}

/** The mails in which words of these comments stand: for erasing who wrote them. */
export async function commentMailIds(db: Db, commentIds: readonly string[]): Promise<string[]> {
  const ids = new Set<string>()
  for (let from = 0; from < commentIds.length; from += 200) {
    const rows = await db
      .selectFrom('comment_tellings')
      .select('mail_id')
      .distinct()
      .where('comment_id', 'in', commentIds.slice(from, from + 200))
      .execute()
    for (const { mail_id } of rows) if (mail_id !== null) ids.add(mail_id)
  }
  return [...ids]
}
