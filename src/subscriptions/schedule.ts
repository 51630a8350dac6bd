import type { Instant } from '../platform/clock.ts'
import { dayIn, instantIn } from '../platform/wall-clock.ts'
import type { Frequency } from './subscription.ts'

/** When what was gathered leaves, by the clock of the site: every day, or on Saturdays (0 is Sunday). */
const digestHour = 6
const weeklyOn = 6

/**
 * The first moment after `after` at which a gathering leaves: at six in the morning by the site's clock, whatever hours
 * it skips or repeats. Null for what is told at once. A reader who rests is written to at the first one after the rest.
 */
export function nextDigest(
  frequency: Frequency,
  { after, pausedUntil, timeZone }: { after: Instant; pausedUntil: Instant | null; timeZone: string },
): Instant | null {
  if (frequency === 'immediate') return null
  const from = pausedUntil !== null && pausedUntil > after ? pausedUntil : after
  const first = dayIn(timeZone, from)
  for (let ahead = 0; ; ahead++) {
    const day = first + ahead * dayMilliseconds
    if (frequency === 'weekly' && new Date(day).getUTCDay() !== weeklyOn) continue
    const at = instantIn(timeZone, day + digestHour * hourMilliseconds)
    if (at > from) return at
  }
}

const hourMilliseconds = 3_600_000
const dayMilliseconds = 24 * hourMilliseconds
