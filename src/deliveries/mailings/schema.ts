import type { Generated } from 'kysely'
import type { Instant } from '../../platform/clock.ts'

declare module '../../platform/db/db.ts' {
  interface Tables {
    mailings: MailingsTable
    mailing_contents: MailingContentsTable
    mailing_deliveries: MailingDeliveriesTable
    mailing_portions: MailingPortionsTable
    mailing_workers: MailingWorkersTable
    mailing_pace: MailingPaceTable
  }
}

declare module '../../platform/events/events.ts' {
  interface Events {
    /** A mailing started, was paused, went on, was cancelled or ended. */
    'mailing.changed': { mailingId: string }
  }
}

/** One mail to many. The status is worked out from the instants (see `mailing.ts`). */
type MailingsTable = {
  id: string
  /** Short name of the mailing in the rows of its recipients. */
  number: number
  kind: string
  ref: string | null
  from_name: string
  from_address: string
  reply_to: string | null
  list_id: string | null
  subject: string
  /** 1: goes before those that are not (an alert before the newsletter). */
  is_urgent: number
  created_at: Instant
  /** From here on nobody is added to the audience. */
  frozen_at: Instant | null
  started_at: Instant | null
  /** The last start or resumption, and how many had been dealt with then: for the rate. */
  running_since: Instant | null
  paused_at: Instant | null
  cancelled_at: Instant | null
  ended_at: Instant | null
  /** When the addresses were removed. */
  forgotten_at: Instant | null
  pause_reason: string | null
  per_minute: number | null
  /** How far the source of the audience has been read. */
  audience_cursor: string | null
  /** First number that no worker has taken up yet; the highest number there is. */
  next_number: number
  last_number: number
  done_before: number
  accepted: number
  failed: number
  suppressed: number
  bounced: number
  repeated: number
  total: number
}

type MailingContentsTable = { mailing_id: string; headers: string; text: string; html: string | null }

/** One recipient. With no instant at all it waits for its first try. */
type MailingDeliveriesTable = {
  mailing: number
  number: number
  /** By which nobody is there twice (see `platform/mail-address.ts`). */
  address_key: string
  attempts: Generated<number>
  /** How often it went again because nobody knew whether the relay had it. */
  repeats: Generated<number>
  /** The worker that submits it: from here on the relay may have it. */
  submitting_by: number | null
  /** When it may be taken (again); null for what waits for its first try or has come to its end. */
  next_at: Instant | null
  /** Since when the relay puts it off. */
  retrying_since: Instant | null
  accepted_at: Instant | null
  failed_at: Instant | null
  suppressed_at: Instant | null
  bounced_at: Instant | null
  /** As it was typed; null when that is its key. */
  address: string | null
  /** JSON object of what is this recipient's alone. */
  personal: string | null
  /** The relay's last answer, unless it took the mail. */
  answer: string | null
}

/** Numbers of a mailing that one worker has taken up and not all of which it has tried. */
type MailingPortionsTable = {
  mailing: number
  first_number: number
  last_number: number
  worker: number | null
}

/** Who is at work, and until when others believe it without hearing of it again. */
type MailingWorkersTable = { number: number; alive_until: Instant }

/** One row a name (`installation`): when the next mail may leave, and how many left on a day. */
type MailingPaceTable = { name: string; next_slot_at: Instant; day: string; sent: number }
