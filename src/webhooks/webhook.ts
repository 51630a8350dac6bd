import { createHmac } from 'node:crypto'
import { addSeconds, type Instant, millisecondsBetween } from '../platform/clock.ts'
import { allowRules, isAllowedTarget, outgoingTarget } from '../platform/http/outgoing-address.ts'

/** What a program may be told of. */
export const webhookEvents = [
  'article.published',
  'article.updated',
  'article.unpublished',
  'comment.pending',
  'comment.approved',
] as const
export type WebhookEvent = (typeof webhookEvents)[number]
/** `ping` is sent when a person asks for it, to see whether the endpoint answers. */
export type SentEvent = WebhookEvent | 'ping'

/** `gone`: it said so again and again. `failing`: no success for days. `by-hand`: a person did it. */
export type DisabledReason = 'gone' | 'failing' | 'by-hand'

/** A program's address that is told of events. Its secret is not among these facts. */
export type Endpoint = {
  id: string
  url: string
  description: string | null
  events: WebhookEvent[]
  /** Grows with each change by a person; what `If-Match` names. */
  revision: number
  createdAt: Instant
  createdBy: string
  disabledAt: Instant | null
  disabledReason: DisabledReason | null
  failingSince: Instant | null
  goneAnswers: number
}

export type EndpointInput = { url: string; description?: string | null; events: readonly WebhookEvent[] }

export type WebhookRefusal =
  | 'webhook-url-not-allowed'
  | 'too-many-webhooks'
  | 'not-found'
  | 'revision-outdated'
  | 'webhook-disabled'
  | 'webhook-under-way'

export const mostEndpoints = 50
export const timeoutMilliseconds = 10_000

/**
 * Whether an endpoint may stand at this address: https, or http and other ports for a host that the administrator let
 * pass (`DEPESCHE_FETCH_ALLOW`); never a literal inner address. Names are looked up only when something is sent.
 */
export function mayBeCalled(url: string, fetchAllow: readonly string[]): boolean {
  const allow = allowRules(fetchAllow)
  const target = outgoingTarget(url, allow)
  if (!target.ok) return false
  const { url: parsed, port } = target.value
  return (parsed.protocol === 'https:' && port === 443) || isAllowedTarget(target.value, allow)
}

/**
 * `t=<unix seconds>,v1=<hex>`: HMAC-SHA256 of `<t>.<body>` with the endpoint's secret. The time is signed too, so that
 * a receiver can refuse what was recorded and sent again later.
 */
export function signature(secret: string, body: string, at: Instant): string {
  const t = Math.floor(Date.parse(at) / 1000)
  return `t=${t},v1=${createHmac('sha256', secret).update(`${t}.${body}`).digest('hex')}`
}

/** The same for every endpoint and try, and never again for another event, also after a restored backup. */
export const eventId = (event: { seq: number; at: Instant }): string =>
  `evt_${Date.parse(event.at).toString(36)}_${event.seq}`

/** `delivered`: any 2xx. `gone`: 410. A redirect is a failure: the address has to be mended by a person. */
export type Outcome = 'delivered' | 'gone' | 'failed'

/** 2xx is delivered, 410 asks for no more (both by its status alone), no answer at all has failed. */
export function outcomeOf(status: number | null): Outcome {
  if (status === 410) return 'gone'
  return status !== null && status >= 200 && status < 300 ? 'delivered' : 'failed'
}

/** Waits after the first, second, … try, in seconds; then the last one again and again. */
const waits = [10, 30, 120, 600, 1800, 3600, 7200, 14_400, 28_800] as const
export const triedForSeconds = 86_400

/** When to try again, or null when a day has passed since the event. */
export function nextTryAt(delivery: { attempts: number; createdAt: Instant }, now: Instant): Instant | null {
  const wait = waits[Math.min(delivery.attempts, waits.length) - 1] ?? waits[0]
  const at = addSeconds(now, wait)
  return at <= addSeconds(delivery.createdAt, triedForSeconds) ? at : null
}

const goneAnswersToDisable = 3
const failingDaysToDisable = 5

export type EndpointHealth = Pick<Endpoint, 'failingSince' | 'goneAnswers'>

/**
 * What an answer says about the endpoint: a success forgets all failures; three times 410 in a row, or no success
 * for five days of failures, and it is disabled.
 */
export function healthAfter(
  before: EndpointHealth,
  outcome: Outcome,
  now: Instant,
): EndpointHealth & { disable: DisabledReason | null } {
  if (outcome === 'delivered') return { failingSince: null, goneAnswers: 0, disable: null }
  const failingSince = before.failingSince ?? now
  const goneAnswers = outcome === 'gone' ? before.goneAnswers + 1 : 0
  const failingDays = millisecondsBetween(failingSince, now) / 86_400_000
  const disable =
    goneAnswers >= goneAnswersToDisable ? 'gone' : failingDays >= failingDaysToDisable ? 'failing' : null
  return { failingSince, goneAnswers, disable }
}

/** Up to `count` of what is due, at most two for one endpoint, so that a slow one does not hold up the others. */
export function fairShare<T extends { endpointId: string }>(due: readonly T[], count: number): T[] {
  const taken = new Map<string, number>()
  const share: T[] = []
  for (const delivery of due) {
    const before = taken.get(delivery.endpointId) ?? 0
    if (before >= 2 || share.length >= count) continue
    taken.set(delivery.endpointId, before + 1)
    share.push(delivery)
  }
  return share
}
