import type { Selectable } from 'kysely'
import type { Instant } from '../platform/clock.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import type { Notice } from './notices/notice.ts'
import type { CommentNoticesTable } from './schema.ts'

const fromRow = (row: Selectable<CommentNoticesTable>): Notice => ({
  id: row.id,
  reference: row.reference,
  commentId: row.comment_id,
  receivedAt: row.received_at,
  reason: row.reason,
  explanation: row.explanation,
  name: row.name,
  email: row.email,
  language: row.language,
  goodFaithAt: row.good_faith_at,
  decidedAt: row.decided_at,
  decidedBy: row.decided_by,
  outcome: row.outcome,
  answer: row.answer,
})

export async function insertNotice(tx: Tx, notice: Notice): Promise<void> {
  await tx
    .insertInto('comment_notices')
    .values({
      id: notice.id,
      reference: notice.reference,
      comment_id: notice.commentId,
      received_at: notice.receivedAt,
      reason: notice.reason,
      explanation: notice.explanation,
      name: notice.name,
      email: notice.email,
      language: notice.language,
      good_faith_at: notice.goodFaithAt,
      decided_at: null,
      decided_by: null,
      outcome: null,
      answer: null,
    })
    .execute()
}

export async function noticeById(db: Db | Tx, id: string): Promise<Notice | null> {
  const row = await db.selectFrom('comment_notices').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? fromRow(row) : null
}

/** Those that wait for an answer, the oldest first; of one comment, if it is named. */
export async function openNotices(
  db: Db | Tx,
  { commentId, limit }: { commentId?: string; limit: number },
): Promise<Notice[]> {
  let query = db
    .selectFrom('comment_notices')
    .selectAll()
    .where('decided_at', 'is', null)
    .orderBy('received_at')
    .limit(limit)
  if (commentId !== undefined) query = query.where('comment_id', '=', commentId)
  return (await query.execute()).map(fromRow)
}

/** False when somebody has answered in the meantime. */
export async function closeNotice(
  tx: Tx,
  id: string,
  closed: {
    decidedAt: Instant
    decidedBy: string | null
    outcome: 'removed' | 'kept'
    answer: string | null
  },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('comment_notices')
    .set({
      decided_at: closed.decidedAt,
      decided_by: closed.decidedBy,
      outcome: closed.outcome,
      answer: closed.answer,
    })
    .where('id', '=', id)
    .where('decided_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** How many wait for an answer. */
export async function countNotices(db: Db): Promise<number> {
  const row = await db
    .selectFrom('comment_notices')
    .select((e) => e.fn.countAll().as('n'))
    .where('decided_at', 'is', null)
    .executeTakeFirst()
  return Number(row?.n ?? 0)
}
