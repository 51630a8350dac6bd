import type { Instant } from '../platform/clock.ts'

declare module '../platform/db/db.ts' {
  interface Tables {
    index_now_paths: IndexNowPathsTable
    index_now_answers: IndexNowAnswersTable
  }
}

/** Addresses that search engines are still to be told of. */
export type IndexNowPathsTable = { path: string; changed_at: Instant }

/** What the engine said last: one row, number 1. */
export type IndexNowAnswersTable = {
  number: number
  at: Instant
  /** HTTP status; null when no answer came. */
  status: number | null
  error: string | null
  /** How many addresses were in it. */
  paths: number
  /** Failures in a row. */
  failures: number
}
