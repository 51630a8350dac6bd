import type { Instant } from '../platform/clock.ts'

declare module '../platform/db/db.ts' {
  interface Tables {
    readers: ReadersTable
    subscriptions: SubscriptionsTable
    /** Words that were shown to whoever consented; `hash` is their SHA-256. */
    consent_texts: { hash: string; language: string; text: string; first_shown_at: Instant }
    consents: ConsentsTable
    consent_traces: { consent_id: string; address: string; agent: string | null; at: Instant }
    confirmations: ConfirmationsTable
    subscription_tries: { id: string; address: string; network: string | null; received_at: Instant }
  }
}
declare module '../platform/events/events.ts' {
  interface Events {
    'subscription.confirmed': SubscriptionEvent
    /** Another frequency, paused or resumed. */
    'subscription.changed': SubscriptionEvent
    'subscription.ended': SubscriptionEvent
    /** Brought in from a file, confirmed elsewhere. */
    'subscriptions.imported': { subscriptionIds: string[] }
  }
}

/** Without `ref`: what somebody looks for is theirs, and events outlive an erasure. */
export type SubscriptionEvent = { subscriptionId: string; readerId: string; kind: string }

/** One for each address. */
export type ReadersTable = {
  id: string
  /** As it was typed. */
  email: string
  /** As addresses are compared. */
  email_key: string
  language: string
  created_at: Instant
  paused_until: Instant | null
  /** Raised when the link to the reader's page has to become another. */
  link_rotation: number
}

/** A row comes to be when it is confirmed or imported; before that there is only the request among the consents. */
export type SubscriptionsTable = {
  id: string
  reader_id: string
  kind: string
  /** Id of what is followed, or the words of a search; empty where the kind needs none. */
  ref: string
  frequency: string
  basis: string
  requested_at: Instant
  confirmed_at: Instant
  paused_at: Instant | null
  ended_at: Instant | null
  end_reason: string | null
  end_channel: string | null
  renew_asked_at: Instant | null
  renewed_at: Instant | null
}

/** One step of a consent's life; never changed. */
export type ConsentsTable = {
  id: string
  reader_id: string
  step: string
  at: Instant
  kind: string
  ref: string
  frequency: string
  basis: string
  /** The e-mail address as it was typed at this step. */
  address: string
  language: string
  channel: string
  /** The form or page, as a path. */
  place: string | null
  text_hash: string | null
  privacy_hash: string | null
  /** Of a confirmation: the request that it confirms. */
  request_id: string | null
  confirmation_hash: string | null
  /** The confirmation mail's Message-ID. */
  mail_id: string | null
  mail_accepted_at: Instant | null
  /** JSON: what an import's file said of the consent. */
  detail: string | null
}

export type ConfirmationsTable = {
  token_hash: string
  reader_id: string
  /** Id of the delivery. */
  mail_id: string
  mailed_at: Instant
  expires_at: Instant
  used_at: Instant | null
}
