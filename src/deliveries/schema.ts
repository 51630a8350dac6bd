import type { Instant } from '../platform/clock.ts'

declare module '../platform/db/db.ts' {
  interface Tables {
    deliveries: DeliveriesTable
    delivery_attempts: DeliveryAttemptsTable
  }
}

/** One mail to one address. The status is worked out from the instants (see `delivery.ts`). */
export type DeliveriesTable = {
  id: string
  kind: string
  /** Id of what the mail is about, in the words of the room that queued it. */
  ref: string | null
  message_id: string
  dedupe_key: string | null
  from_name: string
  from_address: string
  to_address: string
  subject: string
  created_at: Instant
  /** After this the mail is of no use (its link has run out); it is not submitted any more. */
  useful_until: Instant | null
  next_try_at: Instant
  /** 1 for what can wait: it leaves after all that somebody waits for. */
  bulk: number
  claimed_until: Instant | null
  attempts: number
  /** Start of the first try; tries go on for 48 hours from here. */
  retrying_since: Instant | null
  /** Start of the last try: from here on the relay may have it. */
  submitted_at: Instant | null
  accepted_at: Instant | null
  failed_at: Instant | null
  cancelled_at: Instant | null
  last_error: string | null
  /** JSON object of further headers. */
  headers: string
  text: string
  html: string | null
}

export type DeliveryAttemptsTable = {
  delivery_id: string
  number: number
  started_at: Instant
  /** Null while under way, and for ever when the process died in it. */
  ended_at: Instant | null
  outcome: string | null
  answer: string | null
}
