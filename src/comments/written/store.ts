import type { Instant } from '../../platform/clock.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import type { CommentStatus } from '../comment.ts'
import '../schema.ts'
import type { Answerable, Origin, OwnComment, WrittenComment } from './written-comment.ts'

/** The comment and where it came from. */
export async function insertWritten(tx: Tx, comment: WrittenComment, origin: Origin): Promise<void> {
  await tx
    .insertInto('comments')
    .values({
      id: comment.id,
      article_id: comment.articleId,
      parent_id: comment.parentId,
      thread_key: comment.threadKey,
      depth: comment.depth,
      status: comment.status,
      created_at: comment.createdAt,
      decided_at: null,
      decided_by: null,
      edited_at: null,
      author_name: comment.authorName,
      author_email: comment.authorEmail,
      author_url: null,
      author_id: null,
      staff_id: null,
      network: comment.network,
      import_key: null,
      import_print: null,
      text: comment.text,
      language: comment.language,
      writer_id: comment.writerId,
      revision: 1,
      recommendations: 0,
      picked_at: null,
      picked_by: null,
      link_hash: comment.linkHash,
    })
    .execute()
  await tx
    .insertInto('comment_origins')
    .values({
      comment_id: comment.id,
      address: origin.address,
      network: origin.network,
      agent_hash: origin.agentHash,
      received_at: comment.createdAt,
    })
    .execute()
}

export async function answerable(db: Db | Tx, id: string): Promise<Answerable | null> {
  const row = await db
    .selectFrom('comments')
    .select(['id', 'article_id', 'status', 'thread_key', 'depth', 'author_name', 'text'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return null
  return {
    id: row.id,
    articleId: row.article_id,
    status: row.status as CommentStatus,
    threadKey: row.thread_key,
    depth: row.depth,
    authorName: row.author_name,
    text: row.text,
  }
}

/** The same words by the same writer below the same article, since then: what was sent twice. */
export async function sameWrittenSince(
  db: Db | Tx,
  wanted: { writerId: string; articleId: string; parentId: string | null; text: string; since: Instant },
): Promise<{ id: string; status: CommentStatus; address: string | null } | null> {
  const row = await db
    .selectFrom('comments')
    .leftJoin('comment_origins', 'comment_origins.comment_id', 'comments.id')
    .select(['comments.id', 'comments.status', 'comment_origins.address'])
    .where('comments.writer_id', '=', wanted.writerId)
    .where('comments.created_at', '>', wanted.since)
    .where('comments.article_id', '=', wanted.articleId)
    .where('comments.parent_id', wanted.parentId === null ? 'is' : '=', wanted.parentId)
    .where('comments.text', '=', wanted.text)
    .orderBy('comments.created_at')
    .limit(1)
    .executeTakeFirst()
  return row ? { id: row.id, status: row.status as CommentStatus, address: row.address } : null
}

/** How many came from an address, and from the network around it. */
export async function submissionsSince(
  db: Db | Tx,
  from: { address: string; network: string | null; since: Instant },
): Promise<{ address: number; network: number }> {
  const count = async (column: 'address' | 'network', value: string): Promise<number> => {
    const row = await db
      .selectFrom('comment_origins')
      .select((e) => e.fn.countAll().as('n'))
      .where(column, '=', value)
      .where('received_at', '>', from.since)
      .executeTakeFirst()
    return Number(row?.n ?? 0)
  }
  return {
    address: await count('address', from.address),
    network: from.network === null ? 0 : await count('network', from.network),
  }
}

/** Whether readers see a comment that this writer wrote from this network. */
export async function hasApprovedFrom(db: Db | Tx, writerId: string, network: string): Promise<boolean> {
  const row = await db
    .selectFrom('comments')
    .select('id')
    .where('writer_id', '=', writerId)
    .where('status', '=', 'approved')
    .where('network', '=', network)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** By the hash of the secret in its link. */
export async function ownComment(db: Db | Tx, linkHash: string): Promise<OwnComment | null> {
  const row = await db
    .selectFrom('comments')
    .select([
      'id',
      'article_id',
      'parent_id',
      'writer_id',
      'status',
      'author_name',
      'author_email',
      'network',
      'text',
      'revision',
      'created_at',
      'decided_at',
      'edited_at',
    ])
    .where('link_hash', '=', linkHash)
    .executeTakeFirst()
  if (!row) return null
  return {
    id: row.id,
    articleId: row.article_id,
    parentId: row.parent_id,
    writerId: row.writer_id,
    status: row.status as CommentStatus,
    authorName: row.author_name,
    authorEmail: row.author_email,
    network: row.network,
    text: row.text,
    revision: row.revision,
    createdAt: row.created_at,
    decidedAt: row.decided_at,
    editedAt: row.edited_at,
  }
}

/** New words; the old ones are kept as a revision. False when it was changed or decided on meanwhile. */
export async function rewriteComment(
  tx: Tx,
  before: OwnComment,
  change: { text: string; status: CommentStatus; language: string | null; at: Instant },
): Promise<boolean> {
  const changed = await tx
    .updateTable('comments')
    .set({
      text: change.text,
      status: change.status,
      language: change.language,
      revision: before.revision + 1,
      edited_at: change.at,
    })
    .where('id', '=', before.id)
    .where('revision', '=', before.revision)
    .where('status', '=', before.status)
    .executeTakeFirst()
  if (changed.numUpdatedRows !== 1n) return false
  await tx
    .insertInto('comment_revisions')
    .values({
      comment_id: before.id,
      revision: before.revision,
      text: before.text,
      replaced_at: change.at,
    })
    .execute()
  return true
}

/** False when it was decided on meanwhile. */
export async function withdrawWritten(tx: Tx, before: OwnComment, at: Instant): Promise<boolean> {
  const changed = await tx
    .updateTable('comments')
    .set({ status: 'withdrawn' satisfies CommentStatus, edited_at: at })
    .where('id', '=', before.id)
    .where('status', '=', before.status)
    .executeTakeFirst()
  return changed.numUpdatedRows === 1n
}

/** Counts a recommendation of a comment that readers see, each voter's once. Answers its article; null when it did not count. */
export async function takeRecommendation(
  tx: Tx,
  given: { commentId: string; voter: string; day: string },
): Promise<{ articleId: string } | null> {
  const comment = await tx
    .selectFrom('comments')
    .select('article_id')
    .where('id', '=', given.commentId)
    .where('status', '=', 'approved')
    .executeTakeFirst()
  if (!comment) return null
  const taken = await tx
    .insertInto('comment_recommendations')
    .values({ comment_id: given.commentId, voter: given.voter, day: given.day })
    .onConflict((conflict) => conflict.columns(['comment_id', 'voter']).doNothing())
    .executeTakeFirst()
  if (taken.numInsertedOrUpdatedRows !== 1n) return null
  await tx
    .updateTable('comments')
    .set((e) => ({ recommendations: e('recommendations', '+', 1) }))
    .where('id', '=', given.commentId)
    .execute()
  return { articleId: comment.article_id }
}

/** Addresses are needed against floods only. */
export async function forgetOrigins(tx: Tx, before: Instant): Promise<void> {
  await tx.deleteFrom('comment_origins').where('received_at', '<', before).execute()
}

/** What was counted stays; who was counted goes. */
export async function forgetRecommendations(tx: Tx, before: string): Promise<void> {
  await tx.deleteFrom('comment_recommendations').where('day', '<', before).execute()
}
