import type { Instant } from '../platform/clock.ts'

declare module '../platform/db/db.ts' {
  interface Tables {
    sections: SectionsTable
  }
}
declare module '../platform/events/events.ts' {
  interface Events {
    'section.changed': { sectionId: string; slug: string; previousSlug: string | null }
    'section.removed': { sectionId: string; slug: string }
  }
}

export type SectionsTable = {
  id: string
  slug: string
  name: string
  language: string
  description: string | null
  position: number
  comment_mode: string | null
  revision: number
  created_at: Instant
}
