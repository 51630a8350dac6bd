import type { Instant } from '../platform/clock.ts'
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
    const at = instantOf(timeZone, day + digestHour * hourMilliseconds)
    if (at > from) return at
  }
}

const hourMilliseconds = 3_600_000
const dayMilliseconds = 24 * hourMilliseconds

/** Midnight of the day it is there, as if there were UTC. */
const dayIn = (timeZone: string, instant: Instant): number => {
  const there = wallTime(timeZone, Date.parse(instant))
  return there - (((there % dayMilliseconds) + dayMilliseconds) % dayMilliseconds)
}

/** The instant at which clocks there show this; where they skip it, as if they did not. */
function instantOf(timeZone: string, wall: number): Instant {
  const offsetAt = (time: number): number => wallTime(timeZone, time) - Math.floor(time / 1000) * 1000
  // Twice, as the offset found at the first guess may be that of the other side of a clock change.
  const guess = wall - offsetAt(wall)
  return new Date(wall - offsetAt(guess)).toISOString()
}

/** What clocks there show, to the second, as if there were UTC. */
function wallTime(timeZone: string, time: number): number {
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
      .formatToParts(time)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
  return Date.UTC(year, month - 1, day, hour, minute, second)
}
