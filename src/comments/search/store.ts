import type { Instant } from '../../platform/clock.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import type { CommentStatus } from '../comment.ts'
import '../schema.ts'

/** Which comments; all of them where nothing is said. */
export type CommentFilter = {
  status?: CommentStatus | undefined
  articleId?: string | undefined
  writerId?: string | undefined
  /** As it is kept: „203.0.113.0/24“. */
  network?: string | undefined
  from?: Instant | undefined
  to?: Instant | undefined
}

export type TimePlace = { at: Instant; id: string }
export type FoundRow = TimePlace & { number: number }

/** In one millisecond so many comments have numbers of their own. */
const numbersAMoment = 1024
export const firstNumberOf = (at: Instant): number => Date.parse(at) * numbersAMoment

function filtered(db: Db, { status, articleId, writerId, network, from, to }: CommentFilter) {
  let query = db.selectFrom('comments as c').select(['c.id', 'c.created_at'])
  if (status !== undefined) query = query.where('c.status', '=', status)
  if (articleId !== undefined) query = query.where('c.article_id', '=', articleId)
  if (writerId !== undefined) query = query.where('c.writer_id', '=', writerId)
  if (network !== undefined) query = query.where('c.network', '=', network)
  if (from !== undefined) query = query.where('c.created_at', '>=', from)
  if (to !== undefined) query = query.where('c.created_at', '<', to)
  return query
}

/** The newest first, by the index over time, status, article, writer or network. */
export async function commentsByTime(
  db: Db,
  filter: CommentFilter,
  { after, limit }: { after: TimePlace | null; limit: number },
): Promise<TimePlace[]> {
  let query = filtered(db, filter).orderBy('c.created_at', 'desc').orderBy('c.id', 'desc').limit(limit)
  if (after)
    query = query.where((e) =>
      e.and([
        // Said twice, so that SQLite walks the index from here on.
        e('c.created_at', '<=', after.at),
        e.or([e('c.created_at', '<', after.at), e('c.id', '<', after.id)]),
      ]),
    )
  return (await query.execute()).map((row) => ({ id: row.id, at: row.created_at }))
}

/** Those of the comments with these numbers that the filter lets through, the newest first. */
export async function commentsByNumber(
  db: Db,
  filter: CommentFilter,
  numbers: readonly number[],
): Promise<FoundRow[]> {
  if (numbers.length === 0) return []
  const rows = await filtered(db, filter)
    .innerJoin('search_comments as s', 's.comment_id', 'c.id')
    .select('s.number')
    .where('s.number', 'in', numbers)
    .orderBy('s.number', 'desc')
    .execute()
  return rows.map((row) => ({ id: row.id, at: row.created_at, number: Number(row.number) }))
}

export type Indexable = { id: string; createdAt: Instant; authorName: string; text: string }

export async function indexableComments(tx: Tx, ids: readonly string[]): Promise<Indexable[]> {
  if (ids.length === 0) return []
  const rows = await tx
    .selectFrom('comments')
    .select(['id', 'created_at', 'author_name', 'text'])
    .where('id', 'in', ids)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    createdAt: row.created_at,
    authorName: row.author_name,
    text: row.text,
  }))
}

/** The numbers of these comments, where they have one. */
export async function numbersOf(tx: Tx, ids: readonly string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.selectFrom('search_comments').selectAll().where('comment_id', 'in', ids).execute()
  return new Map(rows.map((row) => [row.comment_id, Number(row.number)]))
}

type Numbered = { id: string; createdAt: Instant }

/** Gives each of these comments a number of its own: the first one of its moment, or where that is taken the next. */
export async function giveNumbers(tx: Tx, comments: readonly Numbered[]): Promise<Map<string, number>> {
  const given = new Map<string, number>()
  if (comments.length === 0) return given
  const first = comments.map(({ createdAt }) => firstNumberOf(createdAt))
  const rows = await tx.selectFrom('search_comments').select('number').where('number', 'in', first).execute()
  const taken = new Set(rows.map(({ number }) => Number(number)))
  for (const { id, createdAt } of comments) {
    let number = firstNumberOf(createdAt)
    if (taken.has(number)) number = await freeNumber(tx, number, taken)
    taken.add(number)
    given.set(id, number)
  }
  await tx
    .insertInto('search_comments')
    .values([...given].map(([comment_id, number]) => ({ comment_id, number })))
    .execute()
  return given
}

/** The one after the last of its moment, counting also those that are about to be given. */
async function freeNumber(tx: Tx, start: number, given: ReadonlySet<number>): Promise<number> {
  for (let first = start; ; first += numbersAMoment) {
    const row = await tx
      .selectFrom('search_comments')
      .select((e) => e.fn.max('number').as('last'))
      .where('number', '>=', first)
      .where('number', '<', first + numbersAMoment)
      .executeTakeFirst()
    let number = row?.last == null ? first : Number(row.last) + 1
    while (given.has(number)) number++
    if (number < first + numbersAMoment) return number
  }
}

export async function dropNumbers(tx: Tx, commentIds: readonly string[]): Promise<void> {
  if (commentIds.length > 0)
    await tx.deleteFrom('search_comments').where('comment_id', 'in', commentIds).execute()
}
