import type { Instant } from '../platform/clock.ts'

declare module '../platform/db/db.ts' {
  interface Tables {
    authors: AuthorsTable
  }
}
declare module '../platform/events/events.ts' {
  interface Events {
    'author.changed': { authorId: string; slug: string; previousSlug: string | null }
    'author.removed': { authorId: string; slug: string }
  }
}

export type AuthorsTable = {
  id: string
  slug: string
  name: string
  name_key: string
  role_title: string | null
  biography: string | null
  email: string | null
  website: string | null
  portrait_media_id: string | null
  /** The staff member who writes under this name, if any. */
  staff_id: string | null
  revision: number
  created_at: Instant
}
