import { createHash } from 'node:crypto'
import type { Tx } from '../platform/db/db.ts'
import { announce } from '../platform/events/events.ts'
import type { World } from '../platform/world.ts'
import { type ImportedComment, threadKey } from './comment.ts'
import {
  importedComments,
  insertComments,
  type KnownComment,
  type NewComment,
  updateImportedComment,
} from './store.ts'

/** Threads of articles; `isNew` articles have none of ours yet and are not asked for any. */
export type ImportedThread = { articleId: string; isNew: boolean; comments: readonly ImportedComment[] }
export type CommentCounts = { made: number; updated: number; unchanged: number; skipped: number }

/**
 * Writes the threads of an archive as they stood, with their states and times. One that was brought before is updated
 * where the archive has changed and nobody here has decided on it (`skipped` otherwise). One that answers itself, over
 * however many others, stands at the top. Announced as one event for all articles.
 */
export async function importComments(
  tx: Tx,
  world: Pick<World, 'clock' | 'ids'>,
  threads: readonly ImportedThread[],
): Promise<CommentCounts> {
  const counts: CommentCounts = { made: 0, updated: 0, unchanged: 0, skipped: 0 }
  const old = threads.flatMap(({ articleId, isNew }) => (isNew ? [] : articleId))
  const known = Map.groupBy(
    old.length > 0 ? await importedComments(tx, old) : [],
    ({ articleId }) => articleId,
  )
  const fresh: NewComment[] = []
  const touched = new Set<string>()
  for (const { articleId, comments } of threads) {
    const plan = planThread(world, { articleId, comments, known: known.get(articleId) ?? [] })
    fresh.push(...plan.fresh)
    for (const change of plan.changed) await updateImportedComment(tx, change)
    counts.made += plan.fresh.length
    counts.updated += plan.changed.length
    counts.unchanged += plan.unchanged
    counts.skipped += plan.skipped
    if (plan.fresh.length + plan.changed.length > 0) touched.add(articleId)
  }
  await insertComments(tx, fresh)
  if (touched.size > 0) await announce(tx, world.clock, 'comments.imported', { articleIds: [...touched] })
  return counts
}

type Placed = { id: string; threadKey: string; depth: number }
type ThreadPlan = {
  fresh: NewComment[]
  changed: { id: string; print: string; comment: ImportedComment }[]
  unchanged: number
  skipped: number
}

function planThread(
  world: Pick<World, 'ids'>,
  thread: { articleId: string; comments: readonly ImportedComment[]; known: readonly KnownComment[] },
): ThreadPlan {
  const plan: ThreadPlan = { fresh: [], changed: [], unchanged: 0, skipped: 0 }
  const known = new Map(thread.known.map((comment) => [comment.key, comment]))
  const placed = new Map<string, Placed>(known)
  for (const comment of parentsFirst(thread.comments)) {
    const before = known.get(comment.key)
    const print = printOf(comment)
    if (before) {
      if (before.print === print) plan.unchanged++
      else if (before.isTouched) plan.skipped++
      else plan.changed.push({ id: before.id, print, comment })
      continue
    }
    if (placed.has(comment.key)) {
      plan.skipped++
      continue
    }
    const id = world.ids.newId()
    const parent = (comment.parentKey !== null && placed.get(comment.parentKey)) || null
    const place: Placed = {
      id,
      threadKey: threadKey({ id, createdAt: comment.createdAt }, parent),
      depth: parent ? parent.depth + 1 : 0,
    }
    placed.set(comment.key, place)
    plan.fresh.push({
      ...comment,
      ...place,
      articleId: thread.articleId,
      parentId: parent?.id ?? null,
      print,
    })
  }
  return plan
}

/** In the given order, but for answers that stand before what they answer. Without recursion: threads may be deep. */
export function parentsFirst<C extends { key: string; parentKey: string | null }>(
  comments: readonly C[],
): C[] {
  const byKey = new Map(comments.map((comment) => [comment.key, comment]))
  const done = new Set<string>()
  const ordered: C[] = []
  for (const comment of comments) {
    const line: C[] = []
    const passed = new Set<string>()
    let next: C | undefined = comment
    while (next && !done.has(next.key) && !passed.has(next.key)) {
      line.push(next)
      passed.add(next.key)
      next = next.parentKey === null ? undefined : byKey.get(next.parentKey)
    }
    for (const each of line.reverse()) {
      done.add(each.key)
      ordered.push(each)
    }
  }
  return ordered
}

const printOf = (comment: ImportedComment): string =>
  createHash('sha256').update(JSON.stringify(comment)).digest('base64url').slice(0, 22)
