import type { Instant } from '../platform/clock.ts'

declare module '../platform/db/db.ts' {
  interface Tables {
    redirects: RedirectsTable
    old_slugs: OldSlugsTable
  }
}
declare module '../platform/events/events.ts' {
  interface Events {
    'redirect.changed': { fromPath: string }
  }
}

export type RedirectsTable = {
  /** Path with leading slash, no trailing slash, as stored in articles. Primary key. */
  from_path: string
  /** Set for a moved article: followed to its present path, so that chains take one hop. */
  article_id: string | null
  /** Set for a manual one: a path of this site or an absolute address. */
  to_url: string | null
  created_at: Instant
  created_by: string | null
}

export type OldSlugsTable = {
  /** `section`, `tag`, `author` or `newsletter`. */
  kind: string
  slug: string
  /** Whose slug it was, or the tag it was merged into. */
  holder_id: string
  left_at: Instant
}
