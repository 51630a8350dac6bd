import type { Instant } from '../platform/clock.ts'

declare module '../platform/db/db.ts' {
  interface Tables {
    newsletter_issues: NewsletterIssuesTable
  }
}

export type NewsletterIssuesTable = {
  id: string
  newsletter_id: string
  /** Counted when it is submitted. */
  number: number | null
  subject: string
  preheader: string | null
  /** JSON of `IssueBlock[]`. */
  blocks: string
  revision: number
  created_at: Instant
  changed_at: Instant
  changed_by: string | null
  /** The slot at which it filled itself; null for one that somebody began. */
  slot_at: Instant | null
  /** When somebody first changed one that filled itself. */
  touched_at: Instant | null
  scheduled_at: Instant | null
  /** From here on it cannot be changed. */
  submitted_at: Instant | null
  cancelled_at: Instant | null
  mailing_id: string | null
  /** When its words were frozen and its mailing was made. */
  sent_at: Instant | null
  /** JSON of `ShownIssue`: what readers got, for the archive. */
  frozen: string | null
}
