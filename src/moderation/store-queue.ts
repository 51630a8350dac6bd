import { sql } from 'kysely'
import type { Instant } from '../platform/clock.ts'
import type { Db } from '../platform/db/db.ts'
import './schema.ts'
import { bitOf, type QueueSignal, queueSignals } from './signals.ts'

export const queueOrders = ['risk', 'age', 'article'] as const
export type QueueOrder = (typeof queueOrders)[number]

/** A place in the queue: what the order sorts by, and the comment. */
export type QueuePlace = { by: string | number; id: string }
export type QueueRow = QueuePlace & { articleId: string }

/** Which of those that wait; all of them where nothing is said. */
export type QueueFilter = {
  articleId?: string | undefined
  sectionId?: string | undefined
  signal?: QueueSignal | undefined
}

export type QueuePageAsked = QueueFilter & { order: QueueOrder; after: QueuePlace | null; limit: number }

/**
 * Ids of comments that wait, in one walk along an index: riskiest first, oldest first, or article by article. What it is
 * filtered by stands in the index; a filter that little goes through still walks far, so ask `longReads`.
 */
export async function waitingComments(db: Db, page: QueuePageAsked): Promise<QueueRow[]> {
  const column = { risk: 'risk', age: 'waiting_since', article: 'article_id' } as const
  const key = column[page.order]
  const direction = page.order === 'risk' ? 'desc' : 'asc'
  const beyond = direction === 'desc' ? '<' : '>'
  let query = waiting(db, page)
    .select([`a.${key} as by`, 'a.comment_id', 'a.article_id'])
    .orderBy(`a.${key}`, direction)
    .orderBy('a.comment_id', direction)
    .limit(page.limit)
  const { after } = page
  if (after)
    query = query.where((e) =>
      e.and([
        // Said twice, so that SQLite walks the index from here on.
        e(`a.${key}`, direction === 'desc' ? '<=' : '>=', after.by as never),
        e.or([
          e(`a.${key}`, beyond, after.by as never),
          e.and([e(`a.${key}`, '=', after.by as never), e('a.comment_id', beyond, after.id)]),
        ]),
      ]),
    )
  const rows = await query.execute()
  return rows.map((row) => ({ by: row.by as string | number, id: row.comment_id, articleId: row.article_id }))
}

function waiting(db: Db, { articleId, sectionId, signal }: QueueFilter) {
  let query = db.selectFrom('comment_assessments as a').where('a.is_waiting', '=', 1)
  if (articleId !== undefined) query = query.where('a.article_id', '=', articleId)
  if (sectionId !== undefined)
    query = query.where('a.article_id', 'in', (e) =>
      e.selectFrom('articles').select('articles.id').where('articles.section_id', '=', sectionId),
    )
  if (signal !== undefined) query = query.where(sql<number>`a.signals & ${sql.lit(bitOf(signal))}`, '<>', 0)
  return query
}

export type QueueCounts = {
  waiting: number
  sections: { id: string; name: string; count: number }[]
  signals: { signal: QueueSignal; count: number }[]
}

/** How many wait, by section and by what stands out; sections with most first. Reads the whole queue: `longReads`. */
export async function countWaiting(db: Db): Promise<QueueCounts> {
  // Summed up along the index first: then there are few to join.
  const rows = await db
    .selectFrom((e) =>
      e
        .selectFrom('comment_assessments')
        .select((f) => ['article_id', 'signals', f.fn.countAll().as('n')])
        .where('is_waiting', '=', 1)
        .groupBy(['article_id', 'signals'])
        .as('a'),
    )
    .leftJoin('articles', 'articles.id', 'a.article_id')
    .leftJoin('sections', 'sections.id', 'articles.section_id')
    .select(['a.signals', 'a.n', 'sections.id', 'sections.name'])
    .execute()
  const counted = rows.map((row) => ({ ...row, n: Number(row.n) }))
  const sections = Map.groupBy(counted, ({ id }) => id)
  return {
    waiting: sumOf(counted),
    sections: [...sections]
      .flatMap(([id, of]) => (id === null ? [] : [{ id, name: of[0]?.name ?? '', count: sumOf(of) }]))
      .toSorted((one, other) => other.count - one.count || one.name.localeCompare(other.name)),
    signals: queueSignals
      .map((signal) => ({
        signal,
        count: sumOf(counted.filter(({ signals }) => (signals & bitOf(signal)) !== 0)),
      }))
      .filter(({ count }) => count > 0),
  }
}

const sumOf = (rows: readonly { n: number }[]): number => rows.reduce((sum, { n }) => sum + n, 0)

/** A comment that waits, by its place in the index over states. */
export type WaitingPlace = { at: Instant; id: string }

/** Comments that wait without standing in the queue, the oldest first: of an archive, or left by a process that ended. */
export async function waitingUnqueued(
  db: Db,
  { after, limit }: { after: WaitingPlace | null; limit: number },
): Promise<WaitingPlace[]> {
  let query = db
    .selectFrom('comments as c')
    .leftJoin('comment_assessments as a', 'a.comment_id', 'c.id')
    .select(['c.id', 'c.created_at'])
    .where('c.status', '=', 'pending')
    .where((e) => e.or([e('a.comment_id', 'is', null), e('a.is_waiting', '=', 0)]))
    .orderBy('c.created_at')
    .orderBy('c.id')
    .limit(limit)
  if (after)
    query = query.where((e) =>
      e.and([
        // Said twice, so that SQLite walks the index from here on.
        e('c.created_at', '>=', after.at),
        e.or([e('c.created_at', '>', after.at), e('c.id', '>', after.id)]),
      ]),
    )
  return (await query.execute()).map((row) => ({ id: row.id, at: row.created_at }))
}

/** Comments that stand in the queue though nothing is to be decided on them: an archive brought another state. */
export async function queuedWithoutCause(db: Db, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('comment_assessments as a')
    .innerJoin('comments as c', 'c.id', 'a.comment_id')
    .select('c.id')
    .where('a.is_waiting', '=', 1)
    .where('c.status', '<>', 'pending')
    .orderBy('c.id')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
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
