import type { Instant } from '../platform/clock.ts'

declare module '../platform/db/db.ts' {
  interface Tables {
    imports: ImportsTable
    import_notes: ImportNotesTable
    imported_items: ImportedItemsTable
  }
}

/** One run. */
export type ImportsTable = {
  id: string
  system: string
  site_url: string | null
  file_name: string
  /** Where the uploaded file lies until the run has ended; null for files of the operator's. */
  file_path: string | null
  media_path: string | null
  /** `waiting`, `running`, `done`, `failed`. A running one that was not seen for a minute is `interrupted`. */
  state: string
  /** What it is at: `prepare`, `media`, `pages`, `articles`, … */
  step: string | null
  done: number
  total: number
  /** `ImportCounts` as JSON. */
  counts: string
  failure: string | null
  started_at: Instant
  /** Its process was alive then. */
  seen_at: Instant
  ended_at: Instant | null
  started_by: string | null
  started_by_name: string
}

/** One thing that did not arrive as it was. */
export type ImportNotesTable = {
  import_id: string
  seq: number
  subject: string
  key: string | null
  title: string | null
  reason: string
  detail: string | null
  entry_key: string | null
  article_id: string | null
  handled_at: Instant | null
  handled_by: string | null
}

/** What an archive has become here, over all its runs. */
export type ImportedItemsTable = {
  /** System and address of the old site. */
  source: string
  /** `author`, `section`, `tag`, `media`, `page`, `article`. */
  kind: string
  key: string
  target_id: string
  /** Of the archive's item: an equal one has nothing new. */
  print: string
  /** The revision that the last run made; a newer one is somebody's work. */
  revision: number | null
  imported_at: Instant
}
