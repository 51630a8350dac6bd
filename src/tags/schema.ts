import type { Instant } from '../platform/clock.ts'

declare module '../platform/db/db.ts' {
  interface Tables {
    tags: TagsTable
    tag_aliases: { tag_id: string; alias: string; alias_key: string }
  }
}
declare module '../platform/events/events.ts' {
  interface Events {
    'tag.changed': { tagId: string; slug: string; previousSlug: string | null }
    /** `into` took over its articles; its address redirects there. */
    'tag.merged': { tagId: string; slug: string; into: string; intoSlug: string }
    'tag.removed': { tagId: string; slug: string }
  }
}

export type TagsTable = {
  id: string
  slug: string
  name: string
  /** The name folded for look-up: lower case, accents and double spaces removed. Unique. */
  name_key: string
  kind: string
  description: string | null
  same_as: string | null
  revision: number
  created_at: Instant
}
