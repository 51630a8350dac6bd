import type { Instant } from '../../platform/clock.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import { addressKeyOf } from '../../platform/mail-address.ts'
import '../schema.ts'

/** An answer, and who wants to hear of it. */
export type Reply = {
  id: string
  articleId: string
  authorName: string
  text: string
  /** The comment that it answers. */
  to: { id: string; writer: { name: string; email: string; language: 'de' | 'en' } }
}

export async function insertReplyWish(
  tx: Tx,
  wish: { commentId: string; endHash: string; at: Instant },
): Promise<void> {
  await tx
    .insertInto('reply_wishes')
    .values({ comment_id: wish.commentId, end_hash: wish.endHash, wished_at: wish.at, ended_at: null })
    .execute()
}

/**
 * The answer, if somebody wants to hear of it and may: readers see both comments, somebody else wrote the answer, and
 * the address is confirmed. Null otherwise, and when its mail was queued before.
 */
export async function replyToMail(db: Db | Tx, answerId: string): Promise<Reply | null> {
  const row = await db
    .selectFrom('comments as answer')
    .innerJoin('comments as comment', 'comment.id', 'answer.parent_id')
    .innerJoin('reply_wishes as wish', 'wish.comment_id', 'comment.id')
    .innerJoin('comment_writers as writer', 'writer.id', 'comment.writer_id')
    .select([
      'answer.id',
      'answer.article_id',
      'answer.author_name',
      'answer.text',
      'comment.id as comment_id',
      'comment.author_name as writer_name',
      'writer.email',
      'writer.language',
    ])
    .where('answer.id', '=', answerId)
    .where('answer.status', '=', 'approved')
    .where('comment.status', '=', 'approved')
    .where('wish.ended_at', 'is', null)
    .where('writer.confirmed_at', 'is not', null)
    .where((e) =>
      e.or([e('answer.writer_id', 'is', null), e('answer.writer_id', '<>', e.ref('comment.writer_id'))]),
    )
    .where((e) =>
      e.not(
        e.exists(e.selectFrom('reply_mails').select('comment_id').whereRef('comment_id', '=', 'answer.id')),
      ),
    )
    .executeTakeFirst()
  if (!row) return null
  return {
    id: row.id,
    articleId: row.article_id,
    authorName: row.author_name,
    text: row.text,
    to: {
      id: row.comment_id,
      writer: { name: row.writer_name, email: row.email, language: row.language === 'en' ? 'en' : 'de' },
    },
  }
}

/**
 * The address, as addresses are compared, to which an answer is told for a wish of who wrote what it answers, or was.
 * Null when nobody wished for it, or may not be written to.
 */
export async function addressToldOfReply(db: Db | Tx, answerId: string): Promise<string | null> {
  const row = await db
    .selectFrom('comments as answer')
    .innerJoin('reply_wishes as wish', 'wish.comment_id', 'answer.parent_id')
    .innerJoin('comments as comment', 'comment.id', 'answer.parent_id')
    .innerJoin('comment_writers as writer', 'writer.id', 'comment.writer_id')
    .leftJoin('reply_mails as mail', 'mail.comment_id', 'answer.id')
    .select('writer.email')
    .where('answer.id', '=', answerId)
    .where((e) =>
      e.or([
        e('mail.comment_id', 'is not', null),
        e.and([
          e('comment.status', '=', 'approved'),
          e('wish.ended_at', 'is', null),
          e('writer.confirmed_at', 'is not', null),
        ]),
      ]),
    )
    .executeTakeFirst()
  return row ? addressKeyOf(row.email) : null
}

/** False when another run has it already. */
export async function takeReplyMail(tx: Tx, answerId: string, at: Instant): Promise<boolean> {
  const taken = await tx
    .insertInto('reply_mails')
    .values({ comment_id: answerId, queued_at: at })
    .onConflict((conflict) => conflict.column('comment_id').doNothing())
    .executeTakeFirst()
  return taken.numInsertedOrUpdatedRows === 1n
}

/** The wish behind a link, ended or not. */
export async function replyWishBehind(
  db: Db | Tx,
  endHash: string,
): Promise<{ commentId: string; articleId: string; endedAt: Instant | null } | null> {
  const row = await db
    .selectFrom('reply_wishes as wish')
    .innerJoin('comments as comment', 'comment.id', 'wish.comment_id')
    .select(['wish.comment_id', 'wish.ended_at', 'comment.article_id'])
    .where('wish.end_hash', '=', endHash)
    .executeTakeFirst()
  return row ? { commentId: row.comment_id, articleId: row.article_id, endedAt: row.ended_at } : null
}

export async function endReplyWish(tx: Tx, commentId: string, at: Instant): Promise<void> {
  await tx
    .updateTable('reply_wishes')
    .set({ ended_at: at })
    .where('comment_id', '=', commentId)
    .where('ended_at', 'is', null)
    .execute()
}
