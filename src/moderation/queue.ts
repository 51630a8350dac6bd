import {
  type ModeratedComment,
  moderatedComments,
  noHistory,
  type WriterHistory,
  writerHistories,
} from '../comments/index.ts'
import { addDays, addSeconds, type Instant } from '../platform/clock.ts'
import { type Db, inTransaction } from '../platform/db/db.ts'
import { announce } from '../platform/events/events.ts'
import type { World } from '../platform/world.ts'
import type { Decision } from './decisions/decision.ts'
import { assessmentsOf, type KeptAssessment } from './store.ts'
import { type Claim, claimsOn, deleteClaim, putClaim } from './store-claims.ts'
import { type ArticleLine, articleLines, decisionsOn, namesOf } from './store-decisions.ts'
import { type Note, notesOn } from './store-notes.ts'
import {
  countWaiting,
  type QueueCounts,
  type QueueFilter,
  type QueuePageAsked,
  type QueuePlace,
  type QueueRow,
  waitingComments,
} from './store-queue.ts'
import { trustLostDays } from './trust.ts'

/** A comment as the moderator has it before them: with its article, what it answers, who wrote it, what was found. */
export type QueueItem = {
  comment: ModeratedComment
  assessment: KeptAssessment | null
  article: ArticleLine | null
  parent: ModeratedComment | null
  history: WriterHistory
  /** The newest first, with who decided. */
  decisions: (Decision & { name: string | null })[]
  claim: (Claim & { name: string }) | null
  /** What moderators have noted, the oldest first. */
  notes: (Note & { name: string })[]
}

/** One page of what waits; `next` names the place behind it. */
export async function queuePage(
  world: Pick<World, 'db' | 'longReads' | 'clock'>,
  page: QueuePageAsked,
): Promise<{ items: QueueItem[]; next: QueuePlace | null }> {
  const rows = await waitingIds(world, { ...page, limit: page.limit + 1 })
  const shown = rows.slice(0, page.limit)
  const last = shown.at(-1)
  return {
    items: await queueItems(
      world,
      shown.map(({ id }) => id),
    ),
    next: rows.length > page.limit && last ? { by: last.by, id: last.id } : null,
  }
}

/** Where little goes through a filter the walk is long: beside the thread that serves pages. */
const waitingIds = (world: Pick<World, 'db' | 'longReads'>, page: QueuePageAsked): Promise<QueueRow[]> =>
  waitingComments(isFiltered(page) ? world.longReads : world.db, page)

const isFiltered = ({ articleId, sectionId, signal }: QueueFilter): boolean =>
  articleId !== undefined || sectionId !== undefined || signal !== undefined

/** How many wait, by section and by what stands out. */
export const queueCounts = ({ longReads }: Pick<World, 'longReads'>): Promise<QueueCounts> =>
  countWaiting(longReads)

/** These comments with all that belongs to them, in the given order; a handful of queries however many. */
export async function queueItems(
  { db, clock }: Pick<World, 'db' | 'clock'>,
  ids: readonly string[],
): Promise<QueueItem[]> {
  const now = clock.now()
  const comments = new Map((await moderatedComments(db, ids)).map((comment) => [comment.id, comment]))
  const all = [...comments.values()]
  const parentIds = all.flatMap(({ parentId }) => parentId ?? [])
  const writerIds = [...new Set(all.flatMap(({ writer }) => writer?.id ?? []))]
  const [assessments, articles, parents, histories, decisions, claims, notes] = await Promise.all([
    assessmentsOf(db, ids),
    articleLines(db, [...new Set(all.map(({ articleId }) => articleId))]),
    moderatedComments(db, parentIds),
    writerHistories(db, writerIds, addDays(now, -trustLostDays)),
    namedDecisions(db, ids),
    namedClaims(db, ids, now),
    namedNotes(db, ids),
  ])
  return ids.flatMap((id): QueueItem[] => {
    const comment = comments.get(id)
    if (!comment) return []
    return [
      {
        comment,
        assessment: assessments.find(({ commentId }) => commentId === id) ?? null,
        article: articles.get(comment.articleId) ?? null,
        parent: parents.find((parent) => parent.id === comment.parentId) ?? null,
        history: (comment.writer && histories.get(comment.writer.id)) ?? noHistory,
        decisions: decisions.filter(({ commentId }) => commentId === id),
        claim: claims.find(({ commentId }) => commentId === id) ?? null,
        notes: notes.filter(({ commentId }) => commentId === id),
      },
    ]
  })
}

async function namedDecisions(
  db: Db,
  ids: readonly string[],
): Promise<(Decision & { name: string | null })[]> {
  const decisions = await decisionsOn(db, ids)
  const names = await namesOf(
    db,
    decisions.map(({ decidedBy }) => decidedBy),
  )
  return decisions.map((decision) => ({ ...decision, name: names.get(decision.decidedBy ?? '') ?? null }))
}

async function namedNotes(db: Db, ids: readonly string[]): Promise<(Note & { name: string })[]> {
  const notes = await notesOn(db, ids)
  const names = await namesOf(
    db,
    notes.map(({ staffId }) => staffId),
  )
  return notes.map((note) => ({ ...note, name: names.get(note.staffId) ?? '–' }))
}

async function namedClaims(
  db: Db,
  ids: readonly string[],
  now: Instant,
): Promise<(Claim & { name: string })[]> {
  const claims = await claimsOn(db, ids, now)
  const names = await namesOf(
    db,
    claims.map(({ staffId }) => staffId),
  )
  return claims.map((claim) => ({ ...claim, name: names.get(claim.staffId) ?? '–' }))
}

const claimSeconds = 90

/** Says who is at a comment, for a minute and a half: answers the claim that holds, which may be somebody else's. */
export async function claimComment(
  world: Pick<World, 'db' | 'clock' | 'events'>,
  commentId: string,
  staffId: string,
): Promise<(Claim & { name: string }) | null> {
  const now = world.clock.now()
  return inTransaction(world, async (tx) => {
    const [comment] = await moderatedComments(tx, [commentId])
    if (!comment) return null
    const [before] = await claimsOn(tx, [commentId], now)
    await putClaim(tx, { commentId, staffId, until: addSeconds(now, claimSeconds) }, now)
    const [claim] = await claimsOn(tx, [commentId], now)
    // A claim that is only renewed is no news.
    if (before?.staffId !== claim?.staffId)
      await announce(tx, world.clock, 'moderation.queue-changed', { commentId })
    const names = await namesOf(tx, [claim?.staffId ?? null])
    return claim ? { ...claim, name: names.get(claim.staffId) ?? '–' } : null
  })
}

/** Gives a comment free for others. */
export const releaseComment = (
  world: Pick<World, 'db' | 'clock' | 'events'>,
  commentId: string,
  staffId: string,
): Promise<void> =>
  inTransaction(world, async (tx) => {
    if (await deleteClaim(tx, commentId, staffId))
      await announce(tx, world.clock, 'moderation.queue-changed', { commentId })
  })
