import type { Instant } from '../platform/clock.ts'

declare module '../platform/db/db.ts' {
  interface Tables {
    pages: PagesTable
  }
}
declare module '../platform/events/events.ts' {
  interface Events {
    /** Words, address or publication changed. `previousPath` is null for a new page. */
    'page.changed': { pageId: string; path: string; previousPath: string | null }
    'page.removed': { pageId: string; path: string }
  }
}

export type PagesTable = {
  id: string
  /** `/ueber-uns`: leading slash, no trailing one. Unique. */
  path: string
  title: string
  language: string
  search_description: string | null
  /** Grows with each save; what `If-Match` names. */
  revision: number
  /** Null: readers do not see the page. */
  published_at: Instant | null
  /** Set once readers could see it: from then on a new address leaves a redirect. */
  first_published_at: Instant | null
  created_at: Instant
  /** Names, as the newsroom shows them. */
  created_by: string | null
  changed_at: Instant
  changed_by: string | null
  /** `BodyDoc` as JSON. */
  body: string
}
