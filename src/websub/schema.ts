import type { Instant } from '../platform/clock.ts'

declare module '../platform/db/db.ts' {
  interface Tables {
    websub_topics: WebSubTopicsTable
    websub_contents: WebSubContentsTable
    websub_requests: WebSubRequestsTable
    websub_subscriptions: WebSubSubscriptionsTable
  }
}

/** Feeds that somebody subscribes to. */
export type WebSubTopicsTable = {
  path: string
  /** Names of what the feed was made of when it was last looked at, as JSON. */
  made_of: string
  /** Of what subscribers were last sent, or would have been. */
  content_hash: string
  /** Something that it is made of changed; null once that was looked at. */
  changed_at: Instant | null
}

/** A feed as it is on its way, the same bytes for all subscribers and tries. */
export type WebSubContentsTable = {
  id: string
  topic: string
  content_type: string
  body: string
  created_at: Instant
}

/** Wishes to (un)subscribe whose callback has not been asked yet whether it meant it. */
export type WebSubRequestsTable = {
  id: string
  mode: 'subscribe' | 'unsubscribe'
  topic: string
  callback: string
  callback_host: string
  /** Signs deliveries; kept readable because each of them needs it. */
  secret: string | null
  lease_seconds: number
  created_at: Instant
  attempts: number
  next_try_at: Instant
}

export type WebSubSubscriptionsTable = {
  id: string
  topic: string
  callback: string
  callback_host: string
  secret: string | null
  lease_until: Instant
  created_at: Instant
  /** What it is to be sent; a newer one takes the place of an older one. Null when it has all. */
  content_id: string | null
  attempts: number
  next_try_at: Instant | null
  failing_since: Instant | null
}
