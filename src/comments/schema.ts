import type { Instant } from '../platform/clock.ts'

declare module '../platform/db/db.ts' {
  interface Tables {
    comments: CommentsTable
    comment_writers: CommentWritersTable
    comment_revisions: { comment_id: string; revision: number; text: string; replaced_at: Instant }
    comment_recommendations: { comment_id: string; voter: string; day: string }
    comment_origins: {
      comment_id: string
      address: string
      /** Shortened to /24 or /48. */
      network: string | null
      agent_hash: string | null
      received_at: Instant
    }
    /** Newer comments have higher numbers: milliseconds of their time × 1024, and where that is taken the next. */
    search_comments: { comment_id: string; number: number }
    /** Filled by triggers, in the transaction that writes a comment: its words are yet to be indexed. */
    search_comments_due: { comment_id: string }
    /** FTS5 on SQLite, `tsvector` on PostgreSQL: all else about it is in `search/store-words.ts`. */
    search_comment_words: { number: number }
  }
}
declare module '../platform/events/events.ts' {
  interface Events {
    /** What readers see below these articles changed. */
    'comments.imported': { articleIds: string[] }
    /** It is in the queue, durable; readers do not see it. */
    'comment.pending': CommentEvent
    /** Readers see it from now on. */
    'comment.approved': CommentEvent
    /** Readers do not see it (any more). `status` is the new one. */
    'comment.rejected': CommentEvent & { status: 'rejected' | 'removed' | 'spam' | 'withdrawn' }
    /** Readers see the same comment with other words, another mark, other numbers. */
    'comment.changed': CommentEvent
  }
}

export type CommentEvent = { commentId: string; articleId: string }

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
  /** „de“ or „en“, as the scorer has found; null for those that an archive brought. */
  language: string | null
  writer_id: string | null
  /** Counts up with each change of the text. */
  revision: number
  recommendations: number
  /** The editors' pick. */
  picked_at: Instant | null
  picked_by: string | null
  /** SHA-256 of the secret in the writer's link: who has it edits and withdraws. */
  link_hash: string | null
}

/** Readers who write, one for each address. */
export type CommentWritersTable = {
  id: string
  /** As typed. */
  email: string
  /** Trimmed and in small letters: what tells two apart. */
  email_key: string
  name: string
  language: string
  created_at: Instant
  confirmed_at: Instant | null
  /** SHA-256 of the secret in the confirmation mail, once one was sent. */
  confirm_hash: string | null
  confirm_sent_at: Instant | null
  confirm_until: Instant | null
  last_seen_at: Instant
}
