import type { Actor } from '../../accounts/index.ts'
import type { World } from '../../platform/world.ts'
import type { Archive } from '../archive.ts'
import { type ImportCounts, type ImportNote, type ImportStep, noCounts } from '../import-run.ts'

export type ImportNeeds = Pick<World, 'db' | 'clock' | 'ids' | 'events' | 'blobs' | 'log' | 'config'>

export type ImportTask = {
  archive: Archive
  /** Of `startImport`; null for a dry run, which writes nothing, not even the run. */
  importId: string | null
  /** A folder with the pictures of the old site; what is not in it is fetched from there. */
  mediaFolder: string | null
  onProgress?: (progress: { step: ImportStep; done: number; total: number }) => void
  /** Articles that were written and committed: for indexes of other rooms. */
  afterBatch?: (articleIds: string[]) => Promise<void>
}

export type ImportReport = {
  counts: ImportCounts
  notes: Omit<ImportNote, 'handledAt' | 'handledBy'>[]
}

/**
 * Brings an archive in: authors, sections, tags, media, pages, articles with their comments, old addresses. What an
 * earlier run made is updated where the archive has changed and nobody here has; all else stays. May be ended at any
 * moment and run again.
 */
export async function importArchive(
  _world: ImportNeeds,
  _task: ImportTask,
  _actor: Actor,
): Promise<ImportReport> {
  return { counts: noCounts(), notes: [] }
}
