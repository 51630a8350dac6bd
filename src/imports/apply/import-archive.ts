import type { Actor } from '../../accounts/index.ts'
import { recordAudit } from '../../audit/index.ts'
import { addSeconds } from '../../platform/clock.ts'
import { inTransaction } from '../../platform/db/db.ts'
import { ok, type Result, refused } from '../../platform/result.ts'
import { type ImportCounts, type ImportNote, silentSeconds } from '../import-run.ts'
import { claimImport, deleteNotes, markSeen } from '../store.ts'
import { bringAuthors } from './authors.ts'
import { bringEntries } from './entries.ts'
import { pinSticky } from './front-page.ts'
import { bringMedia } from './media.ts'
import { bringMenus } from './menus.ts'
import { bringSections } from './sections.ts'
import {
  advance,
  type ImportNeeds,
  type ImportTask,
  openSession,
  type Session,
  storeProgress,
} from './session.ts'
import { bringTags } from './tags.ts'

export type { ImportNeeds, ImportTask } from './session.ts'

export type ImportReport = {
  counts: ImportCounts
  notes: Omit<ImportNote, 'handledAt' | 'handledBy'>[]
}

const aliveEveryMilliseconds = 10_000

/**
 * Brings an archive in: authors, sections, tags, media, pages, articles with their comments, old addresses, the menu.
 * What an earlier run made is updated where the archive has changed and nobody here has; all else stays. May be ended at
 * any moment and run again: it goes on where it was. Refused while another process is at the same run.
 */
export async function importArchive(
  world: ImportNeeds,
  task: ImportTask,
  actor: Actor,
): Promise<Result<ImportReport, 'already-running'>> {
  const { importId } = task
  if (importId !== null && !(await claim(world, importId))) return refused('already-running')
  const session = await openSession(world, task, actor)
  const alive = setInterval(() => {
    if (importId !== null)
      markSeen(world.db, importId, world.clock.now()).catch((error) =>
        world.log.warn({ err: error }, 'the state of an import could not be stored'),
      )
  }, aliveEveryMilliseconds)
  try {
    await bring(session)
    await storeProgress(session, { state: 'done', failure: null })
    await tellAudit(session)
    return ok({ counts: session.counts, notes: session.notes })
  } catch (error) {
    const failure = error instanceof Error ? error.message.slice(0, 500) : String(error)
    await storeProgress(session, { state: 'failed', failure }).catch(() => {})
    throw error
  } finally {
    clearInterval(alive)
  }
}

/** A run has one process; the report of an earlier try makes room. */
const claim = (world: ImportNeeds, id: string): Promise<boolean> =>
  inTransaction(world, async (tx) => {
    const now = world.clock.now()
    const isOurs = await claimImport(tx, { id, now, silentSince: addSeconds(now, -silentSeconds) })
    if (isOurs) await deleteNotes(tx, id)
    return isOurs
  })

async function bring(session: Session): Promise<void> {
  const { plan } = session
  const names = plan.authors.length + plan.sections.length + plan.tags.length
  await advance(session, { step: 'prepare', done: 0, total: names })
  const authors = await bringAuthors(session)
  const sections = await bringSections(session)
  const tags = await bringTags(session, sections)
  await advance(session, { step: 'media', done: 0, total: plan.media.length })
  const library = await bringMedia(session)
  await advance(session, { step: 'entries', done: 0, total: plan.counts.articles + plan.counts.pages })
  const sticky = await bringEntries(session, { authors, sections, tags, library })
  await advance(session, { step: 'finish', done: 0, total: 1 })
  await pinSticky(session, sticky)
  await bringMenus(session)
  await advance(session, { done: 1 })
}

async function tellAudit(session: Session): Promise<void> {
  const { world, actor, task, counts } = session
  const { importId } = task
  if (importId === null) return
  await inTransaction(world, (tx) =>
    recordAudit(tx, world, {
      actor,
      action: 'import.done',
      subject: { kind: 'import', id: importId },
      detail: { made: counts.articles.made, updated: counts.articles.updated },
    }),
  )
}
