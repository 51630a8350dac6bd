import type { Instant } from '../../platform/clock.ts'

declare module '../../platform/db/db.ts' {
  interface Tables {
    bounce_reports: BounceReportsTable
    bounce_mailboxes: BounceMailboxesTable
  }
}

declare module '../../platform/events/events.ts' {
  interface Events {
    /** A reader marked a mail as spam: all they follow ends. The address stands with the entry on the list. */
    'deliveries.complained': { suppressionId: string; deliveryRef: string }
  }
}

/** What was reported of a mail, one row for each recipient the report names. */
export type BounceReportsTable = {
  /** Hash of what the report says, by which it is taken once whichever way it comes. */
  report_hash: string
  number: number
  taken_at: Instant
  /** `failed`, `delayed`, `delivered`, `complained`, `forged`, … */
  kind: string
  delivery_ref: string | null
  status: string | null
  answer: string | null
}

/** How far a mailbox has been read. */
export type BounceMailboxesTable = {
  name: string
  looked_at: Instant
  error: string | null
  /** UIDVALIDITY of IMAP: another one, and the numbers begin anew. */
  validity: string | null
  last_uid: number
}
