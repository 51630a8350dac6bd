import type { Instant } from '../platform/clock.ts'

declare module '../platform/db/db.ts' {
  interface Tables {
    webhook_endpoints: WebhookEndpointsTable
    webhook_deliveries: WebhookDeliveriesTable
    webhook_attempts: WebhookAttemptsTable
  }
}

export type WebhookEndpointsTable = {
  id: string
  url: string
  description: string | null
  /** `WebhookEventName[]` as JSON. */
  events: string
  /** Signs the bodies; kept readable because every delivery needs it. */
  secret: string
  revision: number
  created_at: Instant
  created_by: string | null
  created_by_name: string
  disabled_at: Instant | null
  disabled_reason: string | null
  /** The first failure since the last success. */
  failing_since: Instant | null
  /** How often in a row it answered 410 (gone). */
  gone_answers: number
}

export type WebhookDeliveriesTable = {
  id: string
  endpoint_id: string
  /** The same for all endpoints and tries, so that receivers know what they have seen. */
  event_id: string
  event: string
  /** The JSON text as it is sent, byte for byte. */
  body: string
  created_at: Instant
  attempts: number
  /** Null once delivered or given up. */
  next_try_at: Instant | null
  /** A sender has taken it until then. */
  claimed_until: Instant | null
  delivered_at: Instant | null
  failed_at: Instant | null
}

export type WebhookAttemptsTable = {
  delivery_id: string
  number: number
  started_at: Instant
  milliseconds: number
  /** HTTP status; null when no answer came. */
  status: number | null
  error: string | null
}
