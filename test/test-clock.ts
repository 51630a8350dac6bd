import type { Clock, Instant } from '../src/platform/clock.ts'

export type TestClock = Clock & {
  /** Any RFC 3339 text; kept in the fixed form. */
  set(instant: string): void
  advance(by: {
    days?: number
    hours?: number
    minutes?: number
    seconds?: number
    milliseconds?: number
  }): void
}

/** Stands still until told. */
export function testClock(start = '2026-11-23T09:00:00.000Z'): TestClock {
  let now = Date.parse(start)
  return {
    now: (): Instant => new Date(now).toISOString(),
    set(instant) {
      const time = Date.parse(instant)
      if (Number.isNaN(time)) throw new Error(`not an instant: ${instant}`)
      now = time
    },
    advance({ days = 0, hours = 0, minutes = 0, seconds = 0, milliseconds = 0 }) {
      now += (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000 + milliseconds
    },
  }
}
