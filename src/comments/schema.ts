import type { Instant } from '../platform/clock.ts'

declare module '../platform/db/db.ts' {
  interface Tables {
    comments: CommentsTable
  }
}
declare module '../platform/events/events.ts' {
  interface Events {
    /** What readers see below these articles changed. */
    'comments.imported': { articleIds: string[] }
  }
}

export type CommentsTable = {
  id: string
  article_id: string
  parent_id: string | null
  /** Sorts a thread as it is read: each answer behind what it answers, oldest first. See `threadKey`. */
  thread_key: string
  /** Answers above it; 0 at the top. As deep as it is, not as it is shown. */
  depth: number
  status: string
  created_at: Instant
  decided_at: Instant | null
  /** The staff member who decided; null where an import or a rule did. */
  decided_by: string | null
  edited_at: Instant | null
  author_name: string
  /** Never shown. */
  author_email: string | null
  author_url: string | null
  /** The author of the paper who wrote it, if one did. */
  author_id: string | null
  staff_id: string | null
  /** Shortened to /24 or /48. */
  network: string | null
  /** Its key in the archive it came with; old links name it: `#comment-12`. */
  import_key: string | null
  /** What the archive said of it, so that a later run knows whether that changed. */
  import_print: string | null
  text: string
}
