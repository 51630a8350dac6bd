import type { Instant } from './clock.ts'

const dayMilliseconds = 86_400_000

/** Midnight of the day it is there, as if there were UTC. */
export const dayIn = (timeZone: string, instant: Instant): number => {
  const there = wallTime(timeZone, Date.parse(instant))
  return there - (((there % dayMilliseconds) + dayMilliseconds) % dayMilliseconds)
}

/** The instant at which clocks there show this; where they skip it, as if they did not. */
export function instantIn(timeZone: string, wall: number): Instant {
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
