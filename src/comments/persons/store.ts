import { sql } from 'kysely'
import type { Instant } from '../../platform/clock.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import type { CommentStatus } from '../comment.ts'
import '../schema.ts'

/** A comment with all that is held of its writer. */
export type HeldComment = {
  id: string
  article: { id: string; headline: string | null; path: string | null }
  /** What it answers, for the sense of it; the beginning of its words. */
  answerTo: { authorName: string; text: string } | null
  status: CommentStatus
  createdAt: Instant
  editedAt: Instant | null
  authorName: string
  email: string | null
  website: string | null
  network: string | null
  address: string | null
  text: string
  earlierTexts: string[]
  recommendations: number
}

const mostComments = 20_000
const parentSigns = 300
const atOnce = 500

/** Ids of all comments under an address, those that an archive brought too; found by a long read. */
export async function commentIdsOf(
  db: Db,
  { emailKey, writerId }: { emailKey: string; writerId: string | null },
): Promise<string[]> {
  const rows = await db
    .selectFrom('comments')
    .select('id')
    .where((e) =>
      e.or([
        e(sql<string>`lower(trim(author_email))`, '=', emailKey),
        ...(writerId === null ? [] : [e('writer_id', '=', writerId)]),
      ]),
    )
    .orderBy('id')
    .limit(mostComments)
    .execute()
  return rows.map(({ id }) => id)
}

/** These comments with their context, in the order of the ids. */
export async function heldComments(db: Db, ids: readonly string[]): Promise<HeldComment[]> {
  const held: HeldComment[] = []
  for (let at = 0; at < ids.length; at += atOnce) held.push(...(await heldOf(db, ids.slice(at, at + atOnce))))
  return held
}

async function heldOf(db: Db, ids: readonly string[]): Promise<HeldComment[]> {
  const rows = await db
    .selectFrom('comments as c')
    .leftJoin('comments as p', 'p.id', 'c.parent_id')
    .leftJoin('published_articles as a', 'a.article_id', 'c.article_id')
    .leftJoin('comment_origins as o', 'o.comment_id', 'c.id')
    .select([
      'c.id',
      'c.article_id',
      'a.headline',
      'a.path',
      'p.author_name as parent_name',
      'p.text as parent_text',
      'c.status',
      'c.created_at',
      'c.edited_at',
      'c.author_name',
      'c.author_email',
      'c.author_url',
      'c.network',
      'o.address',
      'c.text',
      'c.recommendations',
    ])
    .where('c.id', 'in', ids)
    .orderBy('c.id')
    .execute()
  const revisions = await db
    .selectFrom('comment_revisions')
    .select(['comment_id', 'text'])
    .where('comment_id', 'in', ids)
    .orderBy('comment_id')
    .orderBy('revision')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    article: { id: row.article_id, headline: row.headline, path: row.path },
    answerTo:
      row.parent_text === null
        ? null
        : {
            authorName: row.parent_name ?? '',
            text: row.parent_text.slice(0, parentSigns).toWellFormed(),
          },
    status: row.status as CommentStatus,
    createdAt: row.created_at,
    editedAt: row.edited_at,
    authorName: row.author_name,
    email: row.author_email,
    website: row.author_url,
    network: row.network,
    address: row.address,
    text: row.text,
    earlierTexts: revisions.filter(({ comment_id }) => comment_id === row.id).map(({ text }) => text),
    recommendations: row.recommendations,
  }))
}

/** Readers saw it before; `to` is what it is now. Null: they did not see it. */
export type ErasedComment = { id: string; articleId: string; to: 'approved' | 'withdrawn' | null }

/**
 * Takes words, name, addresses, earlier words and origin out of comments. One that is answered below the article stays
 * as `tombstone`, so that the thread stays; others that readers saw or that waited are withdrawn. Comments that were
 * erased already are left out of the answer.
 */
export async function eraseComments(
  tx: Tx,
  ids: readonly string[],
  { tombstone, at }: { tombstone: string; at: Instant },
): Promise<ErasedComment[]> {
  const erased: ErasedComment[] = []
  for (let from = 0; from < ids.length; from += atOnce) {
    const some = ids.slice(from, from + atOnce)
    const rows = await tx
      .selectFrom('comments')
      .select(['id', 'article_id', 'status', 'text'])
      .where('id', 'in', some)
      .where((e) => e.or([e('author_name', '!=', erasedName), e('author_email', 'is not', null)]))
      .execute()
    const answered = await answeredOf(tx, some)
    for (const row of rows) {
      const isShown = row.status === 'approved'
      const stays = isShown && answered.has(row.id)
      const status = stays ? row.status : isShown || row.status === 'pending' ? 'withdrawn' : row.status
      await eraseRow(tx, row.id, { status, text: stays ? tombstone : '', at })
      erased.push({
        id: row.id,
        articleId: row.article_id,
        to: isShown ? (stays ? 'approved' : 'withdrawn') : null,
      })
    }
    await tx.deleteFrom('comment_revisions').where('comment_id', 'in', some).execute()
    await tx.deleteFrom('comment_origins').where('comment_id', 'in', some).execute()
  }
  return erased
}

/** Stands where a name stood. */
const erasedName = '–'

async function eraseRow(
  tx: Tx,
  id: string,
  { status, text, at }: { status: string; text: string; at: Instant },
): Promise<void> {
  await tx
    .updateTable('comments')
    .set((e) => ({
      status,
      text,
      author_name: erasedName,
      author_email: null,
      author_url: null,
      author_id: null,
      network: null,
      writer_id: null,
      link_hash: null,
      edited_at: at,
      revision: e('revision', '+', 1),
    }))
    .where('id', '=', id)
    .execute()
}

/** Those to which readers see an answer. */
async function answeredOf(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  const rows = await tx
    .selectFrom('comments')
    .select('parent_id')
    .distinct()
    .where('parent_id', 'in', ids)
    .where('status', '=', 'approved')
    .execute()
  return new Set(rows.flatMap(({ parent_id }) => parent_id ?? []))
}

/** Forgets who writes under an address. */
export async function eraseWriter(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('comment_writers').where('id', '=', id).execute()
}

/** Comments that readers do not see and that were turned down or taken back before then, the oldest first; by a long read. */
export async function oldRefusedIds(db: Db, before: Instant, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('comments')
    .select('id')
    .where('status', 'in', ['rejected', 'removed', 'spam', 'withdrawn'])
    .where('created_at', '<', before)
    .where((e) => e(e.fn.coalesce('decided_at', 'edited_at', 'created_at'), '<', before))
    .where((e) => e.or([e('author_name', '!=', erasedName), e('author_email', 'is not', null)]))
    .orderBy('created_at')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}
