import type { Instant } from '../platform/clock.ts'
import type { ArchiveNote, ArchiveReason } from './archive.ts'

export const importKinds = ['authors', 'sections', 'tags', 'media', 'pages', 'articles', 'comments'] as const
export type ImportKind = (typeof importKinds)[number]
/** `skipped`: not brought along, or left as an editor has made it; a note says why. */
export type KindCounts = { made: number; updated: number; unchanged: number; skipped: number }
export type ImportCounts = Record<ImportKind, KindCounts>

export type ImportSystem = 'wordpress' | 'ghost'
export type ImportState = 'waiting' | 'running' | 'done' | 'failed' | 'interrupted'
/** In this order. */
export type ImportStep = 'prepare' | 'media' | 'entries' | 'finish'

/** One run of an import, as the newsroom shows it. */
export type ImportRun = {
  id: string
  system: ImportSystem
  siteUrl: string | null
  fileName: string
  /** Where the uploaded file lies until the run has ended. */
  filePath: string | null
  mediaPath: string | null
  state: ImportState
  step: ImportStep | null
  done: number
  total: number
  counts: ImportCounts
  /** What ended it, in a word for people. */
  failure: string | null
  startedAt: Instant
  endedAt: Instant | null
  startedByName: string
}

/** A line of the report; `seq` names it within its import. */
export type ImportNote = ArchiveNote & {
  seq: number
  articleId: string | null
  handledAt: Instant | null
  handledBy: string | null
}
export type NoteCounts = { reason: ArchiveReason; open: number; handled: number }[]

export const noCounts = (): ImportCounts =>
  Object.fromEntries(
    importKinds.map((kind) => [kind, { made: 0, updated: 0, unchanged: 0, skipped: 0 }]),
  ) as ImportCounts

/** Silent for this long, its process has died: it writes that it is alive every few seconds. */
export const silentSeconds = 60

/** A run whose process died is interrupted: it can be started again and goes on where it was. */
export const stateNow = (run: { state: string; seenAt: Instant }, now: Instant): ImportState =>
  run.state === 'running' && Date.parse(now) - Date.parse(run.seenAt) > silentSeconds * 1000
    ? 'interrupted'
    : (run.state as ImportState)
