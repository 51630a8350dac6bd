import { addMilliseconds, type Instant } from '../../platform/clock.ts'
import { enhancedStatusIn } from '../suppressions/refusal.ts'
import { nextTryAt } from './pacing.ts'

/** How a submission ended, as the SMTP client tells it. */
export type SubmissionEnd = {
  /** The answer's code; 0 when there was none. */
  code: number
  /** The step it ended at. */
  step: 'accepted' | 'making' | 'connect' | 'sender' | 'recipient' | 'message'
  /** The relay's words, or what broke. */
  answer: string
  /** Whether bytes of the text had left. */
  textBegun: boolean
}

/**
 * What follows: `accepted`; `deferred` put off by 4xx (`slows`: the whole domain is asked to be slower); `failed` for
 * good; `objected` the receiver objects to the sender (5.7.x, or MAIL FROM refused), not to this recipient; `returned`
 * nothing was said about the mail and nothing of it has left: the relay is left alone for a while; `in-doubt` the connection broke and the relay may have it.
 */
export type SubmissionVerdict =
  | { is: 'accepted' }
  | { is: 'deferred'; slows: boolean }
  | { is: 'failed' }
  | { is: 'objected' }
  | { is: 'returned' }
  | { is: 'in-doubt' }

export function verdictOn(end: SubmissionEnd): SubmissionVerdict {
  const { code, step, textBegun, answer } = end
  if (step === 'accepted') return { is: 'accepted' }
  if (step === 'making') return { is: 'failed' }
  if (code === 0 && textBegun) return { is: 'in-doubt' }
  if (code === 0 || step === 'connect') return { is: 'returned' }
  if (code >= 500) return isObjection(end) ? { is: 'objected' } : { is: 'failed' }
  // Nothing about the recipient was said yet: the relay wants a rest.
  if (step === 'sender') return { is: 'returned' }
  return { is: 'deferred', slows: !isAboutTheMailbox(answer) }
}

const isObjection = ({ step, answer }: SubmissionEnd): boolean =>
  step === 'sender' || /^5\.7\./.test(enhancedStatusIn(answer) ?? '')

/** 4.2.x: a full or locked mailbox says nothing about the domain (RFC 3463 3.3). */
const isAboutTheMailbox = (answer: string): boolean => /^4\.2\./.test(enhancedStatusIn(answer) ?? '')

/** What is written down of a submission. A refusal is told to the list of suppressed addresses. */
export type SubmissionNote =
  | { note: 'accepted' }
  | { note: 'failed'; answer: string; isRefusal: boolean }
  | { note: 'deferred'; nextAt: Instant; answer: string; inDoubt: boolean }
  | { note: 'returned' }

/** Once more for whoever objects to the sender: somebody may have mended what it objects to. */
const triesOfObjected = 2
const longestAnswer = 500

/** `attempts` counts this submission. After two days of trying a mail has failed. */
export function noteOf(
  end: SubmissionEnd,
  delivery: { attempts: number; retryingSince: Instant | null },
  moment: { now: Instant; chance: number },
): SubmissionNote {
  const verdict = verdictOn(end)
  const answer = end.answer.slice(0, longestAnswer)
  if (verdict.is === 'accepted' || verdict.is === 'returned') return { note: verdict.is }
  const isFinal =
    verdict.is === 'failed' || (verdict.is === 'objected' && delivery.attempts >= triesOfObjected)
  if (isFinal) return { note: 'failed', answer, isRefusal: end.step !== 'making' }
  const now = Date.parse(moment.now)
  const since = delivery.retryingSince ? Date.parse(delivery.retryingSince) : null
  const next = nextTryAt({ attempts: delivery.attempts, retryingSince: since }, now, moment.chance)
  if (next === null) return { note: 'failed', answer, isRefusal: verdict.is === 'deferred' }
  const nextAt = addMilliseconds(moment.now, Math.round(next - now))
  return { note: 'deferred', nextAt, answer, inDoubt: verdict.is === 'in-doubt' }
}
