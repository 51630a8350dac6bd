import { createHmac, timingSafeEqual } from 'node:crypto'
import { addSeconds, type Instant, millisecondsBetween } from '../platform/clock.ts'
import { type AllowRule, outgoingTarget } from '../platform/http/outgoing-address.ts'
import { ok, type Result, refused } from '../platform/result.ts'

/** Where programs subscribe to the feeds of this site. */
export const hubPath = '/websub'

/** What somebody asks the hub for; nothing comes of it until the callback says that it meant it. */
export type HubRequest = {
  mode: 'subscribe' | 'unsubscribe'
  /** Path of the feed. */
  topic: string
  callback: string
  secret: string | null
  leaseSeconds: number
}

/** `detail.reason` is a sentence for the developer who asked. */
export type HubRefusal = 'bad-request' | 'unknown-topic' | 'too-many'

const longestAddress = 2000
const day = 86_400
const lease = { least: 3600, usual: 10 * day, most: 30 * day } as const

const bad = (reason: string) => refused('bad-request' as const, { reason })

/**
 * Reads the fields of a form sent to the hub (W3C WebSub 5.1). Fields it does not know are passed over. Only feeds of
 * this site can be subscribed to, by the address that they name themselves by (`rel="self"`).
 */
export function readHubRequest(
  fields: URLSearchParams,
  { publicUrl, allow }: { publicUrl: string; allow: readonly AllowRule[] },
): Result<HubRequest, HubRefusal> {
  const mode = fields.get('hub.mode')
  if (mode !== 'subscribe' && mode !== 'unsubscribe')
    return bad('hub.mode must be "subscribe" or "unsubscribe". This hub learns by itself what was published.')
  const callback = fields.get('hub.callback') ?? ''
  const wrong = wrongCallback(callback, allow)
  if (wrong) return bad(wrong)
  const topic = topicPath(fields.get('hub.topic') ?? '', publicUrl)
  if (!topic)
    return refused('unknown-topic', {
      reason: `hub.topic must be the address of a feed of ${publicUrl} as the feed's link rel="self" tells it.`,
    })
  const secret = fields.get('hub.secret') || null
  if (secret && Buffer.byteLength(secret) >= 200) return bad('hub.secret must be shorter than 200 bytes.')
  const asked = fields.get('hub.lease_seconds')
  if (asked && !/^\d{1,10}$/.test(asked)) return bad('hub.lease_seconds must be a whole number of seconds.')
  return ok({ mode, topic, callback, secret, leaseSeconds: leaseOf(asked ? Number(asked) : null) })
}

/** No lease is without end; ten days where none was asked for, thirty at most. */
const leaseOf = (asked: number | null): number =>
  asked ? Math.min(Math.max(asked, lease.least), lease.most) : lease.usual

function wrongCallback(callback: string, allow: readonly AllowRule[]): string | null {
  if (callback === '') return 'hub.callback is missing.'
  if (callback.length > longestAddress) return `hub.callback is longer than ${longestAddress} characters.`
  const target = outgoingTarget(callback, allow)
  if (!target.ok) return `hub.callback cannot be called: ${target.refusal}.`
  return target.value.url.hash ? 'hub.callback must have no fragment (#…).' : null
}

const feedEnding = /\/(?:feed\.(?:xml|atom|json)|comments\.xml|similar\.xml)$/

/** The path of the feed at an address of this site; null for all others. */
export function topicPath(address: string, publicUrl: string): string | null {
  const url = address.length <= longestAddress ? URL.parse(address) : null
  if (!url || url.origin !== URL.parse(publicUrl)?.origin) return null
  if (url.search || url.hash || url.username || url.password || !feedEnding.test(url.pathname)) return null
  try {
    return decodeURIComponent(url.pathname)
  } catch {
    return null
  }
}

/** The callback with what the hub asks it (5.3); its own query stays. */
export function askingAddress(callback: string, asked: Record<string, string>): string {
  const url = new URL(callback)
  for (const [name, value] of Object.entries(asked)) url.searchParams.append(`hub.${name}`, value)
  return url.href
}

/** The callback meant it if it answers 2xx with the challenge and nothing else. */
export function isChallengeMet(answer: { status: number; body: Buffer }, challenge: string): boolean {
  const expected = Buffer.from(challenge)
  const isSuccess = answer.status >= 200 && answer.status < 300
  return isSuccess && answer.body.length === expected.length && timingSafeEqual(answer.body, expected)
}

/** `X-Hub-Signature` (7.1): the HMAC of the body as it is sent. */
export const hubSignature = (secret: string, body: string): string =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`

export type DeliveryOutcome = 'delivered' | 'gone' | 'failed'

/** 2xx is delivered, 410 ends the subscription, all else – redirects too, which are not followed – has failed (7). */
export function deliveryOutcome(status: number | null): DeliveryOutcome {
  if (status === 410) return 'gone'
  return status !== null && status >= 200 && status < 300 ? 'delivered' : 'failed'
}

const minute = 60
const waits = [minute, 5 * minute, 30 * minute, 2 * 3600, 6 * 3600, 12 * 3600] as const
const failingDaysToEnd = 5

/** What becomes of a subscription whose callback did not take a feed: tried again, this one given up, or ended. */
export function afterFailure(
  subscription: { attempts: number; failingSince: Instant | null },
  now: Instant,
): { failingSince: Instant; nextTryAt: Instant | null; isOver: boolean } {
  const failingSince = subscription.failingSince ?? now
  const wait = waits[subscription.attempts - 1]
  return {
    failingSince,
    nextTryAt: wait === undefined ? null : addSeconds(now, wait),
    isOver: millisecondsBetween(failingSince, now) >= failingDaysToEnd * day * 1000,
  }
}

const askingWaits = [minute, 10 * minute] as const

/** When a callback that did not answer is asked once more; null when that was enough. */
export const nextAskingAt = (attempts: number, now: Instant): Instant | null => {
  const wait = askingWaits[attempts - 1]
  return wait === undefined ? null : addSeconds(now, wait)
}
