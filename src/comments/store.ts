import type { Instant } from '../platform/clock.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import { anchorOf, type CommentStatus, type ImportedComment, type PublicComment } from './comment.ts'
import './schema.ts'

/** What readers see of a comment. */
export const publicColumns = [
  'id',
  'article_id',
  'parent_id',
  'thread_key',
  'depth',
  'author_name',
  'author_url',
  'author_id',
  'import_key',
  'staff_id',
  'created_at',
  'edited_at',
  'recommendations',
  'picked_at',
  'text',
] as const

type PublicRow = {
  id: string
  article_id: string
  parent_id: string | null
  depth: number
  author_name: string
  author_url: string | null
  author_id: string | null
  import_key: string | null
  staff_id: string | null
  created_at: string
  edited_at: string | null
  recommendations: number
  picked_at: string | null
  text: string
}

export const publicFromRow = (row: PublicRow): PublicComment => ({
  id: row.id,
  articleId: row.article_id,
  parentId: row.parent_id,
  anchor: anchorOf({ id: row.id, importKey: row.import_key }),
  depth: row.depth,
  authorName: row.author_name,
  authorUrl: row.author_url,
  authorId: row.author_id,
  isStaff: row.staff_id !== null,
  text: row.text,
  createdAt: row.created_at,
  editedAt: row.edited_at,
  recommendations: row.recommendations,
  isPicked: row.picked_at !== null,
})

/** One page of a thread; `next` names the place behind it, null at the end. */
export type ThreadPage = { comments: PublicComment[]; next: string | null }

/** The approved comments of an article as they are read: answers behind what they answer, oldest first. */
export async function approvedComments(
  db: Db | Tx,
  articleId: string,
  page: { after: string | null; limit: number },
): Promise<ThreadPage> {
  let query = db
    .selectFrom('comments')
    .select(publicColumns)
    .where('article_id', '=', articleId)
    .where('status', '=', 'approved')
    .orderBy('thread_key')
    .limit(page.limit + 1)
  if (page.after !== null) query = query.where('thread_key', '>', page.after)
  const rows = await query.execute()
  const shown = rows.slice(0, page.limit)
  const more = rows.length > page.limit
  return { comments: shown.map(publicFromRow), next: more ? (shown.at(-1)?.thread_key ?? null) : null }
}

/** The place behind the first `count` approved comments: where a page further on begins. Null when there are fewer. */
export async function placeAfter(db: Db | Tx, articleId: string, count: number): Promise<string | null> {
  const row = await db
    .selectFrom('comments')
    .select('thread_key')
    .where('article_id', '=', articleId)
    .where('status', '=', 'approved')
    .orderBy('thread_key')
    .offset(count - 1)
    .limit(1)
    .executeTakeFirst()
  return row?.thread_key ?? null
}

/** The newest approved comments of an article, newest first. */
export async function latestComments(
  db: Db | Tx,
  articleId: string,
  limit: number,
): Promise<PublicComment[]> {
  const rows = await db
    .selectFrom('comments')
    .select(publicColumns)
    .where('article_id', '=', articleId)
    .where('status', '=', 'approved')
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(publicFromRow)
}

/** Of several articles, how many comments readers see and when the newest was written; those without any are missing. */
export async function approvedCounts(
  db: Db | Tx,
  articleIds: readonly string[],
): Promise<Map<string, { count: number; newest: Instant }>> {
  if (articleIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('comments')
    .select(['article_id', (e) => e.fn.countAll().as('count'), (e) => e.fn.max('created_at').as('newest')])
    .where('article_id', 'in', articleIds)
    .where('status', '=', 'approved')
    .groupBy('article_id')
    .execute()
  return new Map(rows.map((row) => [row.article_id, { count: Number(row.count), newest: row.newest }]))
}

/** How many readers see. */
export async function approvedCount(db: Db | Tx, articleId: string): Promise<number> {
  const row = await db
    .selectFrom('comments')
    .select((e) => e.fn.countAll().as('n'))
    .where('article_id', '=', articleId)
    .where('status', '=', 'approved')
    .executeTakeFirst()
  return Number(row?.n ?? 0)
}

/** What is known of a comment that an archive brought. */
export type KnownComment = {
  id: string
  articleId: string
  key: string
  print: string | null
  threadKey: string
  depth: number
  /** Somebody here has decided on it or changed it. */
  isTouched: boolean
}

/** All that archives brought to these articles. */
export async function importedComments(tx: Tx, articleIds: readonly string[]): Promise<KnownComment[]> {
  const rows = await tx
    .selectFrom('comments')
    .select([
      'id',
      'article_id',
      'import_key',
      'import_print',
      'thread_key',
      'depth',
      'decided_by',
      'edited_at',
    ])
    .where('article_id', 'in', articleIds)
    .where('import_key', 'is not', null)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    articleId: row.article_id,
    key: row.import_key ?? '',
    print: row.import_print,
    threadKey: row.thread_key,
    depth: row.depth,
    isTouched: row.decided_by !== null || row.edited_at !== null,
  }))
}

export type NewComment = ImportedComment & {
  id: string
  articleId: string
  parentId: string | null
  threadKey: string
  depth: number
  print: string
}

/** Parents before their answers. */
export async function insertComments(tx: Tx, comments: readonly NewComment[]): Promise<void> {
  for (let at = 0; at < comments.length; at += 100)
    await tx
      .insertInto('comments')
      .values(
        comments.slice(at, at + 100).map((comment) => ({
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
          author_url: comment.authorUrl,
          author_id: comment.authorId,
          staff_id: null,
          network: comment.network,
          import_key: comment.key,
          import_print: comment.print,
          text: comment.text,
          language: null,
          writer_id: null,
          revision: 1,
          recommendations: 0,
          picked_at: null,
          picked_by: null,
          link_hash: null,
        })),
      )
      .execute()
}

/** What the archive says of it now; where it stands in its thread stays. */
export async function updateImportedComment(
  tx: Tx,
  change: { id: string; print: string; comment: ImportedComment },
): Promise<void> {
  const { comment } = change
  await tx
    .updateTable('comments')
    .set({
      status: comment.status satisfies CommentStatus,
      author_name: comment.authorName,
      author_email: comment.authorEmail,
      author_url: comment.authorUrl,
      author_id: comment.authorId,
      network: comment.network,
      import_print: change.print,
      text: comment.text,
    })
    .where('id', '=', change.id)
    .where('decided_by', 'is', null)
    .where('edited_at', 'is', null)
    .execute()
}
