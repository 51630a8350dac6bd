import {
  type CommentCounts,
  type ImportedComment,
  importComments,
  parentsFirst,
} from '../../comments/index.ts'
import { inTransaction, type Tx } from '../../platform/db/db.ts'
import { ok, refused } from '../../platform/result.ts'
import { itemsByKeys, putItems } from '../store-items.ts'
import { commentsOf } from './comments-of-entry.ts'
import type { Planned } from './gather-articles.ts'
import type { Parts } from './parts.ts'
import { printOf, type Session } from './session.ts'

/** The comments of one article, of which something is new. */
export type Thread = {
  articleId: string
  entryKey: string
  isNew: boolean
  comments: ImportedComment[]
  print: string
}

const inOneTransaction = 400
export const isLong = ({ comments }: Thread): boolean => comments.length > inOneTransaction

const none: CommentCounts = { made: 0, updated: 0, unchanged: 0, skipped: 0 }

export function addCounts({ counts }: Session, more: CommentCounts): void {
  for (const outcome of ['made', 'updated', 'unchanged', 'skipped'] as const)
    counts.comments[outcome] += more[outcome]
}

/** Those that an earlier run did not bring as they are now; the others are counted. */
export async function changedThreads(
  session: Session,
  parts: Parts,
  planned: readonly Planned[],
): Promise<Thread[]> {
  const { world, source, counts } = session
  const withComments = planned.filter(({ entry }) => entry.comments.length > 0)
  const keys = withComments.flatMap(({ entry, isNew }) => (isNew ? [] : entry.key))
  const known = await itemsByKeys(world.db, source, { kind: 'thread', keys })
  return withComments.flatMap(({ entry, articleId, isNew }): Thread[] => {
    if (articleId === null) {
      counts.comments.skipped += entry.comments.length
      return []
    }
    const fallbackTime = entry.publishedAt ?? entry.changedAt ?? world.clock.now()
    const print = printOf(entry.comments)
    if (known.get(entry.key)?.print === print) {
      counts.comments.unchanged += entry.comments.length
      return []
    }
    const comments = commentsOf(entry, { authors: parts.authors, fallbackTime })
    return [{ articleId, entryKey: entry.key, isNew: isNew && !known.has(entry.key), comments, print }]
  })
}

/** What writing them would come to. */
export async function tryThreads(session: Session, threads: readonly Thread[]): Promise<CommentCounts> {
  let counts = none
  if (threads.length > 0)
    await inTransaction(session.world, async (tx) => {
      counts = await importComments(
        tx,
        session.world,
        threads.filter(({ isNew }) => !isNew),
      )
      return refused('tried')
    })
  const fresh = threads.filter(({ isNew }) => isNew).flatMap(({ comments }) => comments).length
  return { ...counts, made: counts.made + fresh }
}

/** In the transaction of their articles. */
export async function writeThreads(
  tx: Tx,
  session: Session,
  threads: readonly Thread[],
): Promise<CommentCounts> {
  if (threads.length === 0) return none
  const counts = await importComments(tx, session.world, threads)
  await remember(tx, session, threads)
  return counts
}

/** A long one piece by piece, so that nobody waits for it; noted as there when it is whole. */
export async function writeLongThread(session: Session, thread: Thread): Promise<CommentCounts> {
  const { world } = session
  const sum = { ...none }
  const ordered = parentsFirst(thread.comments)
  for (let from = 0; from < ordered.length; from += inOneTransaction) {
    const comments = ordered.slice(from, from + inOneTransaction)
    const counts = await inTransaction(world, (tx) =>
      importComments(tx, world, [{ ...thread, isNew: thread.isNew && from === 0, comments }]),
    )
    for (const outcome of ['made', 'updated', 'unchanged', 'skipped'] as const)
      sum[outcome] += counts[outcome]
  }
  await inTransaction(world, async (tx) => {
    await remember(tx, session, [thread])
    return ok(null)
  })
  return sum
}

const remember = (tx: Tx, { world, source }: Session, threads: readonly Thread[]): Promise<void> =>
  putItems(tx, source, {
    at: world.clock.now(),
    items: threads.map(({ entryKey, articleId, print }) => ({
      kind: 'thread',
      key: entryKey,
      targetId: articleId,
      print,
      revision: null,
    })),
  })
