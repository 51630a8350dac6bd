import { addDays, type Instant } from '../../platform/clock.ts'
import type { Kind } from '../subscription.ts'

/** What is asked about; a newsletter goes on until it is ended. */
export const renewedKinds = [
  'similar',
  'section',
  'tag',
  'author',
  'search',
  'comments',
  'replies',
] as const satisfies readonly Kind[]

const daysInForce = 365
/** What is due within so many days is asked about in the same mail. */
const daysTogether = 30
const daysToAnswer = 30

/** In force since then or earlier, it is time to ask. */
export const dueSince = (now: Instant): Instant => addDays(now, -daysInForce)
/** In force since then or earlier, it is asked about with what is due. */
export const dueWithSince = (now: Instant): Instant => addDays(now, daysTogether - daysInForce)
/** Asked until then without an answer, it ends. */
export const unansweredSince = (now: Instant): Instant => addDays(now, -daysToAnswer)
export const answerUntil = (now: Instant): Instant => addDays(now, daysToAnswer)
