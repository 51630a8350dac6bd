import type { Instant } from '../platform/clock.ts'

declare module '../platform/db/db.ts' {
  interface Tables {
    /** At most one row, with id 1: there is one from the moment the site is set up. */
    set_ups: { id: number; finished_at: Instant }
  }
}
