import type { Instant } from '../platform/clock.ts'

declare module '../platform/db/db.ts' {
  interface Tables {
    alert_runs: AlertRunsTable
    alert_tellings: AlertTellingsTable
    alert_mailings: { article_id: string; language: string; form: string; mailing_id: string }
    alert_examples: AlertExamplesTable
    comment_tellings: CommentTellingsTable
  }
}

/** An article is matched once in its life. */
export type AlertRunsTable = {
  article_id: string
  begun_at: Instant
  /** Null while readers are still being found. */
  ended_at: Instant | null
  /** As packed by `topics/interests`. */
  sketch: string
}

/** A reader is told of an article, once, for one of their subscriptions: the best reason there is. */
export type AlertTellingsTable = {
  article_id: string
  reader_id: string
  subscription_id: string
  kind: string
  ref: string
  /** Likeness, 0 to 1; 1 where it is not a matter of likeness. */
  score: number
  /** Its place among the reasons there are to tell of the article; the lowest is the best. */
  rank: number
  language: string
  found_at: Instant
  /** When the gathering leaves in which it is told; null for what is told at once. */
  due_at: Instant | null
  told_at: Instant | null
}

/** What a reader says of an article they were told of: more like it (1), or nothing like it (0). */
export type AlertExamplesTable = { subscription_id: string; article_id: string; wanted: number; at: Instant }

/** A reader is told of a comment, once, for whichever of their subscriptions. */
export type CommentTellingsTable = {
  comment_id: string
  reader_id: string
  article_id: string
  subscription_id: string
  kind: string
  due_at: Instant
  told_at: Instant | null
  /** The delivery in which it was told. */
  mail_id: string | null
}
