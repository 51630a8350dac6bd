import type { Instant } from '../platform/clock.ts'

declare module '../platform/db/db.ts' {
  interface Tables {
    media: MediaTable
  }
}
declare module '../platform/events/events.ts' {
  interface Events {
    'media.uploaded': { mediaId: string }
    /** Words or focal point of a picture changed: pages that show it are out of date. */
    'media.changed': { mediaId: string }
    'media.removed': { mediaId: string }
  }
}

export type MediaTable = {
  id: string
  kind: string
  original_key: string
  content_type: string
  file_name: string
  /** Of the file as it was uploaded, so that the same one is known again. */
  sha256: string
  bytes: number
  /** Null for what is no picture, as are the colour and the focal point. */
  width: number | null
  height: number | null
  color: string | null
  focal_x: number | null
  focal_y: number | null
  alt: string | null
  caption: string | null
  credit: string | null
  /** `Proposals` as JSON. */
  proposed: string
  /** `Rights` as JSON. */
  rights: string
  /** Folded words of name, caption, credit and alternative text, for the library's search. */
  search_words: string
  version: number
  created_at: Instant
  created_by: string | null
  changed_at: Instant
}
