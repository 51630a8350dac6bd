import { createHash } from 'node:crypto'
import type { Actor } from '../../accounts/index.ts'
import { inTransaction } from '../../platform/db/db.ts'
import type { World } from '../../platform/world.ts'
import { readSettings, type Settings } from '../../settings/index.ts'
import type { Archive, ArchiveEntry, ArchiveNote, ArchivePlan } from '../archive.ts'
import { type ImportCounts, type ImportNote, type ImportStep, noCounts } from '../import-run.ts'
import { insertNotes, updateImport } from '../store.ts'
import { languageOfArchive } from './language.ts'

export type ImportNeeds = Pick<World, 'db' | 'clock' | 'ids' | 'events' | 'blobs' | 'log' | 'config'>

export type ImportTask = {
  archive: Archive
  /** Of `startImport`; null for a dry run, which writes nothing, not even the run. */
  importId: string | null
  /** A folder with the pictures of the old site; what is not in it is fetched from there. */
  mediaFolder: string | null
  onProgress?: (progress: ImportProgress) => void
  /** Articles that were written and committed: for indexes of other rooms. */
  afterBatch?: (articleIds: string[]) => Promise<void>
}
export type ImportProgress = { step: ImportStep; done: number; total: number }
type Note = Omit<ImportNote, 'handledAt' | 'handledBy'>

/** One run under way: what all its parts share. */
export type Session = {
  world: ImportNeeds
  task: ImportTask
  actor: Actor
  plan: ArchivePlan
  /** Tells the items of one old site from those of another, over all runs. */
  source: string
  settings: Settings
  /** Of articles, pages and sections that name none. */
  language: string
  isDry: boolean
  counts: ImportCounts
  progress: ImportProgress
  notes: Note[]
  /** How many of the notes are stored, and how many of the reader's are among them. */
  stored: number
  read: number
  /** When the progress was last stored, as `performance.now()` tells it. */
  storedAt: number
  articleIds: Map<string, string>
}

export async function openSession(world: ImportNeeds, task: ImportTask, actor: Actor): Promise<Session> {
  const { plan } = task.archive
  const settings = await readSettings(world.db)
  return {
    world,
    task,
    actor,
    plan,
    source: `${plan.system} ${plan.site.url ?? ''}`.trimEnd(),
    settings,
    language: await languageOfArchive(task.archive, settings.site.language),
    isDry: task.importId === null,
    counts: noCounts(),
    progress: { step: 'prepare', done: 0, total: 0 },
    notes: [],
    stored: 0,
    read: 0,
    storedAt: 0,
    articleIds: new Map(),
  }
}

/** Adds a line to the report. */
export function note(
  session: Session,
  line: Pick<ArchiveNote, 'subject' | 'reason'> & Partial<ArchiveNote>,
): void {
  session.notes.push({
    key: null,
    title: null,
    detail: null,
    entryKey: null,
    ...line,
    seq: session.notes.length + 1,
    articleId: null,
  })
}

/** A line of the report about an entry. */
export const noteOn = (
  session: Session,
  entry: ArchiveEntry,
  line: Pick<ArchiveNote, 'reason'> & Partial<Pick<ArchiveNote, 'detail'>>,
): void =>
  note(session, {
    subject: session.plan.system === 'ghost' || entry.kind === 'page' ? entry.kind : 'post',
    key: entry.key,
    title: entry.headline,
    entryKey: entry.key,
    ...line,
  })

/** Tells whoever waits how far the run is; stores it now and then, with the lines of the report that are new. */
export async function advance(session: Session, progress: Partial<ImportProgress>): Promise<void> {
  const step = session.progress.step
  session.progress = { ...session.progress, ...progress }
  session.task.onProgress?.(session.progress)
  const now = performance.now()
  if (session.progress.step === step && now - session.storedAt < storeEvery) return
  session.storedAt = now
  await storeProgress(session, { state: 'running', failure: null })
}

/** Milliseconds between two writes of how far a run is. */
const storeEvery = 400

/** What the reader of the file has noted since the last time. */
function takeReadersNotes(session: Session): void {
  const all = session.task.archive.notes()
  for (const line of all.slice(session.read)) note(session, line)
  session.read = all.length
}

/** The state of the run in the database; nothing in a dry run. */
export async function storeProgress(
  session: Session,
  { state, failure }: { state: 'running' | 'done' | 'failed'; failure: string | null },
): Promise<void> {
  const { importId } = session.task
  takeReadersNotes(session)
  const fresh = session.notes.slice(session.stored)
  for (const line of fresh)
    if (line.entryKey !== null) line.articleId = session.articleIds.get(line.entryKey) ?? null
  session.stored = session.notes.length
  if (importId === null) return
  await inTransaction(session.world, async (tx) => {
    await insertNotes(tx, importId, fresh)
    await updateImport(tx, importId, {
      ...session.progress,
      state,
      failure,
      siteUrl: session.plan.site.url,
      counts: session.counts,
      now: session.world.clock.now(),
    })
  })
}

/** Two items of the same print have nothing that differs. */
export const printOf = (item: unknown): string =>
  createHash('sha256').update(JSON.stringify(item)).digest('base64url').slice(0, 22)

/** Lets the thread serve others; an import may run beside readers. */
export const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** One line of at most so many signs; null when nothing is left. */
export function lineOf(text: string | null, longest: number): string | null {
  const line = (text ?? '').replace(/\s+/g, ' ').trim()
  if (line.length <= longest) return line || null
  const end = line.lastIndexOf(' ', longest - 1)
  return `${line.slice(0, end > longest / 2 ? end : longest - 1).toWellFormed()}…`
}

/** Where tags and authors stand in the language of the site (contract, section 3). */
export const placesIn = ({ site }: Settings) =>
  site.language === 'en' ? { tags: '/topics', authors: '/authors' } : { tags: '/themen', authors: '/autoren' }
