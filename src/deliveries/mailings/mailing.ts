import { type Instant, millisecondsBetween } from '../../platform/clock.ts'

export type Mailing = {
  id: string
  number: number
  /** `newsletter`, `alert`, … in the words of the room whose mailing it is. */
  kind: string
  /** Id of what it is about. */
  ref: string | null
  from: { name: string; address: string }
  replyTo: string | null
  listId: string | null
  subject: string
  urgent: boolean
  createdAt: Instant
  frozenAt: Instant | null
  startedAt: Instant | null
  runningSince: Instant | null
  pausedAt: Instant | null
  cancelledAt: Instant | null
  endedAt: Instant | null
  forgottenAt: Instant | null
  /** Why it was paused: `by-hand`, or the relay's answer that kept coming. */
  pauseReason: string | null
  perMinute: number | null
  doneBefore: number
  counts: MailingCounts
}

/** `bounced` ones were accepted before; `repeated` counts second submissions of mails whose fate nobody knew. */
export type MailingCounts = {
  total: number
  accepted: number
  failed: number
  suppressed: number
  bounced: number
  repeated: number
}

export const mailingStatuses = [
  'draft',
  'frozen',
  'waiting-for-smtp',
  'sending',
  'paused',
  'cancelled',
  'ended',
] as const
export type MailingStatus = (typeof mailingStatuses)[number]

export type MailingRefusal =
  | 'unknown-mailing'
  | 'audience-not-frozen'
  | 'audience-frozen'
  | 'already-started'
  | 'not-started'
  | 'already-paused'
  | 'not-paused'
  | 'mailing-over'

/** The status is never stored: it follows from the recorded instants. */
export function statusOf(mailing: Mailing, at: { hasSmtp: boolean }): MailingStatus {
  if (mailing.endedAt) return 'ended'
  if (mailing.cancelledAt) return 'cancelled'
  if (mailing.pausedAt) return 'paused'
  if (mailing.startedAt) return at.hasSmtp ? 'sending' : 'waiting-for-smtp'
  return mailing.frozenAt ? 'frozen' : 'draft'
}

const isOver = (mailing: Mailing): boolean => mailing.endedAt !== null || mailing.cancelledAt !== null

export function refuseStart(mailing: Mailing): MailingRefusal | null {
  if (isOver(mailing)) return 'mailing-over'
  if (mailing.startedAt) return 'already-started'
  return mailing.frozenAt ? null : 'audience-not-frozen'
}

export function refusePause(mailing: Mailing): MailingRefusal | null {
  if (isOver(mailing)) return 'mailing-over'
  if (mailing.pausedAt) return 'already-paused'
  return mailing.startedAt ? null : 'not-started'
}

export function refuseResume(mailing: Mailing): MailingRefusal | null {
  if (isOver(mailing)) return 'mailing-over'
  return mailing.pausedAt ? null : 'not-paused'
}

export const refuseCancel = (mailing: Mailing): MailingRefusal | null =>
  isOver(mailing) ? 'mailing-over' : null

/** How many have come to their end, however it was. */
export const doneOf = ({ accepted, failed, suppressed }: MailingCounts): number =>
  accepted + failed + suppressed

export type MailingProgress = MailingCounts & {
  status: MailingStatus
  /** Waiting for their first try or the next one, and being submitted. */
  pending: number
  /** Mails dealt with a minute since the start or the last resumption; null while it does not run. */
  perMinute: number | null
  /** Null when nobody can tell: it does not run, or nothing has left yet. */
  secondsLeft: number | null
  pauseReason: string | null
}

/** What people see of a mailing while it goes out. */
export function progressOf(mailing: Mailing, at: { now: Instant; hasSmtp: boolean }): MailingProgress {
  const { counts } = mailing
  const status = statusOf(mailing, at)
  const done = doneOf(counts)
  const pending = status === 'cancelled' ? 0 : counts.total - done
  const perMinute = status === 'sending' ? rateOf(mailing, done, at.now) : null
  return {
    ...counts,
    status,
    pending,
    perMinute,
    secondsLeft: perMinute ? Math.ceil((pending * 60) / perMinute) : null,
    pauseReason: mailing.pauseReason,
  }
}

function rateOf({ runningSince, doneBefore }: Mailing, done: number, now: Instant): number | null {
  const minutes = millisecondsBetween(runningSince ?? now, now) / 60_000
  return minutes > 0 ? (done - doneBefore) / minutes : null
}

/** The facts of a recipient's row from which its status follows. */
export type MailingDelivery = {
  number: number
  address: string
  attempts: number
  repeats: number
  isSubmitting: boolean
  nextAt: Instant | null
  acceptedAt: Instant | null
  failedAt: Instant | null
  suppressedAt: Instant | null
  bouncedAt: Instant | null
  answer: string | null
}

export const mailingDeliveryStatuses = [
  'queued',
  'submitting',
  'deferred',
  'accepted',
  'failed',
  'bounced',
  'suppressed',
] as const
export type MailingDeliveryStatus = (typeof mailingDeliveryStatuses)[number]

export function deliveryStatusOf(
  delivery: Omit<MailingDelivery, 'number' | 'address'>,
): MailingDeliveryStatus {
  if (delivery.bouncedAt) return 'bounced'
  if (delivery.acceptedAt) return 'accepted'
  if (delivery.failedAt) return 'failed'
  if (delivery.suppressedAt) return 'suppressed'
  if (delivery.isSubmitting) return 'submitting'
  return delivery.attempts > 0 ? 'deferred' : 'queued'
}
