import { addSeconds, type Instant } from '../platform/clock.ts'

export type Delivery = {
  id: string
  kind: string
  ref: string | null
  messageId: string
  from: { name: string; address: string }
  to: string
  subject: string
  createdAt: Instant
  usefulUntil: Instant | null
  nextTryAt: Instant
  claimedUntil: Instant | null
  attempts: number
  retryingSince: Instant | null
  submittedAt: Instant | null
  acceptedAt: Instant | null
  failedAt: Instant | null
  cancelledAt: Instant | null
  lastError: string | null
}

/** A delivery with what is in the mail. */
export type DeliveryWithContent = Delivery & {
  headers: Record<string, string>
  text: string
  html: string | null
}

export const deliveryStatuses = [
  'waiting-for-smtp',
  'queued',
  'submitting',
  'retrying',
  'accepted',
  'failed',
  'bounced',
  'cancelled',
] as const
export type DeliveryStatus = (typeof deliveryStatuses)[number]

/** What happened to a try, in the words of SMTP: taken, put off (4xx, no connection), turned down (5xx). */
export type AttemptOutcome = 'accepted' | 'deferred' | 'refused'

export type DeliveryRefusal = 'unknown-delivery' | 'already-accepted' | 'delivery-under-way' | 'link-expired'

/** How long a process may take over one submission before another takes the mail for abandoned. */
export const claimSeconds = 300

/** For so long tries are repeated (RFC 5321 4.5.4.1 asks for days; news and links are old after two). */
const giveUpSeconds = 48 * 3600

const waitsInMinutes = [1, 3, 10, 30, 60, 120] as const

/** The status is never stored: it follows from the recorded instants. */
export function statusOf(delivery: Delivery, at: { now: Instant; hasSmtp: boolean }): DeliveryStatus {
  if (delivery.acceptedAt) return delivery.failedAt ? 'bounced' : 'accepted'
  if (delivery.cancelledAt) return 'cancelled'
  if (delivery.failedAt) return 'failed'
  if (delivery.claimedUntil && delivery.claimedUntil > at.now) return 'submitting'
  if (!at.hasSmtp) return 'waiting-for-smtp'
  return delivery.attempts > 0 ? 'retrying' : 'queued'
}

/** When a mail is tried again after its `attempts`th try; null when it is given up. */
export function nextTry(
  delivery: Pick<Delivery, 'attempts' | 'retryingSince' | 'usefulUntil'>,
  now: Instant,
): Instant | null {
  const minutes = waitsInMinutes[Math.min(delivery.attempts, waitsInMinutes.length) - 1] ?? waitsInMinutes[0]
  const next = addSeconds(now, minutes * 60)
  const end = addSeconds(delivery.retryingSince ?? now, giveUpSeconds)
  return next > end || isTooLate(delivery, next) ? null : next
}

/** Whether the link in the mail has run out, so that it would only disappoint. */
export const isTooLate = (delivery: Pick<Delivery, 'usefulUntil'>, now: Instant): boolean =>
  delivery.usefulUntil !== null && delivery.usefulUntil <= now

/** May an administrator have it tried (again) at once? */
export function refuseRetry(delivery: Delivery, now: Instant): DeliveryRefusal | null {
  if (delivery.acceptedAt) return 'already-accepted'
  if (delivery.claimedUntil && delivery.claimedUntil > now) return 'delivery-under-way'
  if (isTooLate(delivery, now)) return 'link-expired'
  return null
}

/** May an administrator still stop it? */
export function refuseCancel(delivery: Delivery, now: Instant): DeliveryRefusal | null {
  if (delivery.acceptedAt) return 'already-accepted'
  if (delivery.claimedUntil && delivery.claimedUntil > now) return 'delivery-under-way'
  return null
}
