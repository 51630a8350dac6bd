import type { Instant } from '../platform/clock.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import { anchorOf, type CommentStatus } from './comment.ts'
import { type ModeratedComment, noHistory, refusedStatuses, type WriterHistory } from './moderated.ts'
import './schema.ts'

/** These comments as moderators see them, in no particular order; ids that are unknown are left out. */
export async function moderatedComments(db: Db | Tx, ids: readonly string[]): Promise<ModeratedComment[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('comments as c')
    .leftJoin('comment_writers as w', 'w.id', 'c.writer_id')
    .select([
      'c.id',
      'c.article_id',
      'c.parent_id',
      'c.import_key',
      'c.status',
      'c.created_at',
      'c.decided_at',
      'c.decided_by',
      'c.edited_at',
      'c.author_name',
      'c.author_email',
      'c.network',
      'c.text',
      'c.language',
      'c.revision',
      'c.picked_at',
      'w.id as writer_id',
      'w.email as writer_email',
      'w.language as writer_language',
      'w.confirmed_at',
    ])
    .where('c.id', 'in', ids)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    articleId: row.article_id,
    parentId: row.parent_id,
    anchor: anchorOf({ id: row.id, importKey: row.import_key }),
    status: row.status as CommentStatus,
    createdAt: row.created_at,
    decidedAt: row.decided_at,
    decidedBy: row.decided_by,
    editedAt: row.edited_at,
    authorName: row.author_name,
    authorEmail: row.author_email,
    network: row.network,
    text: row.text,
    language: row.language,
    revision: row.revision,
    pickedAt: row.picked_at,
    writer: row.writer_id
      ? {
          id: row.writer_id,
          email: row.writer_email ?? '',
          language: row.writer_language ?? 'de',
          isConfirmed: row.confirmed_at !== null,
        }
      : null,
  }))
}

/** Gives the comment its new status if it still has the one that was decided on; false when somebody was first. */
export async function changeCommentStatus(
  tx: Tx,
  change: {
    id: string
    from: CommentStatus
    to: CommentStatus
    decidedAt: Instant
    decidedBy: string | null
  },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('comments')
    .set({ status: change.to, decided_at: change.decidedAt, decided_by: change.decidedBy })
    .where('id', '=', change.id)
    .where('status', '=', change.from)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/**
 * As `changeCommentStatus`, with other words; those that were there are kept as a revision. False when somebody changed
 * the words first, too.
 */
export async function replaceCommentText(
  tx: Tx,
  before: ModeratedComment,
  change: { text: string; to: CommentStatus; decidedAt: Instant; decidedBy: string | null },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('comments')
    .set({
      text: change.text,
      revision: before.revision + 1,
      status: change.to,
      decided_at: change.decidedAt,
      decided_by: change.decidedBy,
    })
    .where('id', '=', before.id)
    .where('status', '=', before.status)
    .where('revision', '=', before.revision)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  await tx
    .insertInto('comment_revisions')
    .values({
      comment_id: before.id,
      revision: before.revision,
      text: before.text,
      replaced_at: change.decidedAt,
    })
    .execute()
  return true
}

/** The words of an earlier revision; null where there was none. */
export async function commentTextOf(
  db: Db | Tx,
  { commentId, revision }: { commentId: string; revision: number },
): Promise<string | null> {
  const row = await db
    .selectFrom('comment_revisions')
    .select('text')
    .where('comment_id', '=', commentId)
    .where('revision', '=', revision)
    .executeTakeFirst()
  return row?.text ?? null
}

/** Makes it an editors' pick, or with null one like the others. */
export async function setPicked(
  tx: Tx,
  commentId: string,
  picked: { at: Instant; by: string | null } | null,
): Promise<void> {
  await tx
    .updateTable('comments')
    .set({ picked_at: picked?.at ?? null, picked_by: picked?.by ?? null })
    .where('id', '=', commentId)
    .execute()
}

/** What has become of the comments of these writers, by writer; refusals since `since` are lately. */
export async function writerHistories(
  db: Db | Tx,
  writerIds: readonly string[],
  since: Instant,
): Promise<Map<string, WriterHistory>> {
  const histories = new Map<string, WriterHistory>()
  if (writerIds.length === 0) return histories
  const rows = await db
    .selectFrom('comments')
    .select((e) => [
      'writer_id',
      'status',
      e.fn.countAll().as('n'),
      e.fn.countAll().filterWhere('decided_at', '>=', since).as('lately'),
    ])
    .where('writer_id', 'in', writerIds)
    .groupBy(['writer_id', 'status'])
    .execute()
  for (const row of rows) {
    if (row.writer_id === null) continue
    const status = row.status as CommentStatus
    const history = histories.get(row.writer_id) ?? { ...noHistory }
    history[status] = Number(row.n)
    if (refusedStatuses.some((refused) => refused === status)) history.refusedLately += Number(row.lately)
    histories.set(row.writer_id, history)
  }
  return histories
}

/** The published comment at a place: by the path of its article and the anchor in its address. */
export async function commentAt(
  db: Db | Tx,
  place: { articlePath: string; anchor: string },
): Promise<{ id: string } | null> {
  const key = place.anchor.replace(/^comment-/, '')
  const row = await db
    .selectFrom('comments as c')
    .innerJoin('published_articles as a', 'a.article_id', 'c.article_id')
    .select('c.id')
    .where('a.path', '=', place.articlePath)
    .where((e) => e.or([e('c.id', '=', key), e('c.import_key', '=', key)]))
    .where('c.status', '=', 'approved')
    .executeTakeFirst()
  return row ?? null
}
