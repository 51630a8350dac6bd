import { type ImportedOutcome, importArticles } from '../../articles/imported/index.ts'
import type { CommentCounts } from '../../comments/index.ts'
import { inTransaction } from '../../platform/db/db.ts'
import { putRedirectsIfFree } from '../../redirects/index.ts'
import type { ArchiveEntry } from '../archive.ts'
import { putItems } from '../store-items.ts'
import { gatherArticles, type Planned } from './gather-articles.ts'
import { bringPage } from './pages.ts'
import type { Parts } from './parts.ts'
import { advance, breathe, noteOn, type Session } from './session.ts'
import {
  addCounts,
  changedThreads,
  isLong,
  type Thread,
  tryThreads,
  writeLongThread,
  writeThreads,
} from './threads.ts'

/** The transaction of a batch holds up other writers: some tens of articles, fewer when they are long. */
const heaviestBatch = 25
const weightOf = ({ html, comments }: ArchiveEntry): number =>
  1 + html.length / 40_000 + Math.min(comments.length, 400) / 20

/** Articles and pages in the archive's order, articles in batches. Answers the sticky ones that came new, by id. */
export async function bringEntries(session: Session, parts: Parts): Promise<string[]> {
  const sticky: string[] = []
  let batch: ArchiveEntry[] = []
  let weight = 0
  const flush = async (): Promise<void> => {
    if (batch.length === 0) return
    sticky.push(...(await bringBatch(session, parts, batch)))
    const done = session.progress.done + batch.length
    batch = []
    weight = 0
    await advance(session, { done })
  }
  for await (const entry of session.task.archive.entries()) {
    if (entry.kind === 'page') {
      await bringPage(session, parts, entry)
      await advance(session, { done: session.progress.done + 1 })
      continue
    }
    batch.push(entry)
    weight += weightOf(entry)
    if (weight >= heaviestBatch) await flush()
  }
  await flush()
  return sticky
}

async function bringBatch(
  session: Session,
  parts: Parts,
  entries: readonly ArchiveEntry[],
): Promise<string[]> {
  const planned = await gatherArticles(session, parts, entries)
  const threads = await changedThreads(session, parts, planned)
  if (session.isDry) {
    for (const { prepared } of planned)
      if (prepared) session.counts.articles[prepared.expected === null ? 'made' : 'updated']++
    addCounts(session, await tryThreads(session, threads))
    return []
  }
  const written = await writeBatch(
    session,
    planned,
    threads.filter((thread) => !isLong(thread)),
  )
  for (const thread of threads.filter(isLong)) addCounts(session, await writeLongThread(session, thread))
  if (written.length > 0) await session.task.afterBatch?.(written)
  await breathe()
  const shown = new Set(written)
  return planned.flatMap(({ entry, prepared }) =>
    entry.isSticky && prepared?.expected === null && prepared.shown && shown.has(prepared.id)
      ? prepared.id
      : [],
  )
}

/** Articles, their short threads, old addresses and what is noted of them: all of it or nothing. Answers the articles' ids. */
async function writeBatch(
  session: Session,
  planned: readonly Planned[],
  threads: readonly Thread[],
): Promise<string[]> {
  const writing = planned.flatMap((plan) => (plan.prepared ? [{ ...plan, prepared: plan.prepared }] : []))
  if (writing.length === 0 && threads.length === 0) return []
  const { world, source } = session
  const at = world.clock.now()
  const [outcomes, comments] = await inTransaction(
    world,
    async (tx): Promise<[ImportedOutcome[], CommentCounts]> => {
      const done =
        writing.length === 0
          ? []
          : await importArticles(
              tx,
              world,
              writing.map(({ prepared }) => prepared),
            )
      const kept = writing.filter((_, index) => done[index]?.outcome !== 'edited-here')
      const redirects = kept.flatMap(({ redirects, prepared }) =>
        redirects.map((fromPath) => ({
          fromPath,
          articleId: prepared.id,
          toUrl: null,
          createdAt: at,
          createdBy: null,
        })),
      )
      await putRedirectsIfFree(tx, redirects)
      await putItems(tx, source, {
        at,
        items: kept.map(({ entry, prepared, print }) => ({
          kind: 'article',
          key: entry.key,
          targetId: prepared.id,
          print,
          revision: (prepared.expected ?? 0) + 1,
        })),
      })
      return [done, await writeThreads(tx, session, threads)]
    },
  )
  addCounts(session, comments)
  return tally(session, writing, outcomes)
}

function tally(
  session: Session,
  writing: readonly Planned[],
  outcomes: readonly ImportedOutcome[],
): string[] {
  const { counts } = session
  for (const [index, { outcome }] of outcomes.entries()) {
    if (outcome !== 'edited-here') counts.articles[outcome]++
    else {
      counts.articles.skipped++
      const entry = writing[index]?.entry
      if (entry) noteOn(session, entry, { reason: 'edited-here' })
    }
  }
  return outcomes.flatMap(({ id, outcome }) => (outcome === 'edited-here' ? [] : id))
}
