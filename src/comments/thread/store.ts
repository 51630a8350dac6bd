import type { Db, Tx } from '../../platform/db/db.ts'
import type { PublicComment } from '../comment.ts'
import '../schema.ts'
import { publicColumns, publicFromRow } from '../store.ts'

/** The approved comments in another order than the thread's: `skip` of them are on earlier pages. */
export async function sortedComments(
  db: Db | Tx,
  articleId: string,
  page: { order: 'newest' | 'recommended'; skip: number; limit: number },
): Promise<{ comments: PublicComment[]; hasMore: boolean }> {
  const query = db
    .selectFrom('comments')
    .select(publicColumns)
    .where('article_id', '=', articleId)
    .where('status', '=', 'approved')
    .offset(page.skip)
    .limit(page.limit + 1)
  const rows = await (page.order === 'newest'
    ? query.orderBy('created_at', 'desc').orderBy('id', 'desc')
    : query.orderBy('recommendations', 'desc').orderBy('id')
  ).execute()
  return { comments: rows.slice(0, page.limit).map(publicFromRow), hasMore: rows.length > page.limit }
}

/** One comment that readers see below this article; null where there is none of this id. */
export async function approvedComment(
  db: Db | Tx,
  articleId: string,
  id: string,
): Promise<PublicComment | null> {
  const row = await db
    .selectFrom('comments')
    .select(publicColumns)
    .where('id', '=', id)
    .where('article_id', '=', articleId)
    .where('status', '=', 'approved')
    .executeTakeFirst()
  return row ? publicFromRow(row) : null
}

/**
 * How many comments stand before this one in its thread, by its id or its key in the archive it came with; null for one
 * that readers do not see below this article.
 */
export async function approvedBefore(db: Db | Tx, articleId: string, name: string): Promise<number | null> {
  const comment = await db
    .selectFrom('comments')
    .select('thread_key')
    .where('article_id', '=', articleId)
    .where((e) => e.or([e('id', '=', name), e('import_key', '=', name)]))
    .where('status', '=', 'approved')
    .executeTakeFirst()
  if (!comment) return null
  const row = await db
    .selectFrom('comments')
    .select((e) => e.fn.countAll().as('n'))
    .where('article_id', '=', articleId)
    .where('status', '=', 'approved')
    .where('thread_key', '<', comment.thread_key)
    .executeTakeFirst()
  return Number(row?.n ?? 0)
}

/** What the editors have picked of an article's comments, the last pick first. */
export async function pickedComments(
  db: Db | Tx,
  articleId: string,
  limit: number,
): Promise<PublicComment[]> {
  const rows = await db
    .selectFrom('comments')
    .select(publicColumns)
    .where('article_id', '=', articleId)
    .where('picked_at', 'is not', null)
    .where('status', '=', 'approved')
    .orderBy('picked_at', 'desc')
    .limit(limit)
    .execute()
  return rows.map(publicFromRow)
}
