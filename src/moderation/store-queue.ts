import type { Instant } from '../platform/clock.ts'
import type { Db } from '../platform/db/db.ts'
import './schema.ts'

export const queueOrders = ['risk', 'age', 'article'] as const
export type QueueOrder = (typeof queueOrders)[number]

/** A place in the queue: what the order sorts by, and the comment. */
export type QueuePlace = { by: string | number; id: string }
export type QueueRow = QueuePlace & { articleId: string }

/**
 * Ids of comments that wait, in one walk along an index: riskiest first, oldest first, or article by article.
 */
export async function waitingComments(
  db: Db,
  page: { order: QueueOrder; after: QueuePlace | null; limit: number; articleId?: string | undefined },
): Promise<QueueRow[]> {
  const column = { risk: 'risk', age: 'waiting_since', article: 'article_id' } as const
  const key = column[page.order]
  const direction = page.order === 'risk' ? 'desc' : 'asc'
  const beyond = direction === 'desc' ? '<' : '>'
  let query = db
    .selectFrom('comment_assessments')
    .select([`${key} as by`, 'comment_id', 'article_id'])
    .where('is_waiting', '=', 1)
    .orderBy(key, direction)
    .orderBy('comment_id', direction)
    .limit(page.limit)
  if (page.articleId !== undefined) query = query.where('article_id', '=', page.articleId)
  const { after } = page
  if (after)
    query = query.where((e) =>
      e.and([
        // Said twice, so that SQLite walks the index from here on.
        e(key, direction === 'desc' ? '<=' : '>=', after.by as never),
        e.or([
          e(key, beyond, after.by as never),
          e.and([e(key, '=', after.by as never), e('comment_id', beyond, after.id)]),
        ]),
      ]),
    )
  const rows = await query.execute()
  return rows.map((row) => ({ by: row.by as string | number, id: row.comment_id, articleId: row.article_id }))
}

/** How many wait, and since when the oldest does. */
export async function waitingFigures(db: Db): Promise<{ waiting: number; oldest: Instant | null }> {
  const count = await db
    .selectFrom('comment_assessments')
    .select((e) => e.fn.countAll().as('n'))
    .where('is_waiting', '=', 1)
    .executeTakeFirst()
  const oldest = await db
    .selectFrom('comment_assessments')
    .select('waiting_since')
    .where('is_waiting', '=', 1)
    .orderBy('waiting_since')
    .limit(1)
    .executeTakeFirst()
  return { waiting: Number(count?.n ?? 0), oldest: oldest?.waiting_since ?? null }
}

/** Whether scoring failed for one that waits now: the newsroom shows a banner. */
export async function waitsUnscored(db: Db): Promise<boolean> {
  const row = await db
    .selectFrom('comment_assessments')
    .select('comment_id')
    .where('is_waiting', '=', 1)
    .where('scorer', 'is', null)
    .orderBy('waiting_since', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
