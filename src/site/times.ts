import type { Instant } from '../platform/clock.ts'
import type { Language } from '../texts/index.ts'

/** Instants in the words of the site's language and the hours of its time zone. */
export type Times = {
  /** `Montag, 23. November 2026` */
  longDay(instant: Instant): string
  /** `23. November 2026` */
  day(instant: Instant): string
  /** `November 2026` */
  month(instant: Instant): string
  /** `18:42` */
  clock(instant: Instant): string
  /** `2026-11-23` there */
  dayKey(instant: Instant): string
  /** In a column: the hour for today, the day for before, the year where it is another. */
  short(instant: Instant, now: Instant): string
  /** First instant of the next day there. */
  midnightAfter(instant: Instant): Instant
  /** First instant of the day `2026-11-23` there. */
  startOfDay(dayKey: string): Instant
  /** The instant with the zone's offset, for machines that show hours: `2026-11-23T18:42:00+01:00`. */
  withOffset(instant: Instant): string
}

export function timesIn(language: Language, timeZone: string): Times {
  const locale = language === 'en' ? 'en-GB' : 'de-DE'
  const format = (options: Intl.DateTimeFormatOptions) => {
    const formatter = new Intl.DateTimeFormat(locale, { timeZone, ...options })
    return (instant: Instant) => formatter.format(new Date(instant))
  }
  const longDay = format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
  const day = format({ day: 'numeric', month: 'long', year: 'numeric' })
  const dayAndMonth = format({ day: 'numeric', month: 'short' })
  const dayAndYear = format({ day: 'numeric', month: 'numeric', year: '2-digit' })
  const clock = format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const dayKey = dayKeys(timeZone)
  const offset = offsets(timeZone)

  const startOfDay = (key: string): Instant => {
    const utc = Date.parse(`${key}T00:00:00.000Z`)
    // Twice, as the offset found at the first guess may be that of the other side of a clock change.
    const guess = utc - offset(utc)
    return new Date(utc - offset(guess)).toISOString()
  }
  return {
    longDay,
    day,
    month: format({ month: 'long', year: 'numeric' }),
    clock,
    dayKey,
    short(instant, now) {
      const [then, today] = [dayKey(instant), dayKey(now)]
      if (then === today) return clock(instant)
      return then.slice(0, 4) === today.slice(0, 4) ? dayAndMonth(instant) : dayAndYear(instant)
    },
    midnightAfter: (instant) => startOfDay(dayAfter(dayKey(instant))),
    startOfDay,
    withOffset(instant) {
      const shift = offset(Date.parse(instant))
      const minutes = Math.abs(shift) / 60_000
      const zone = `${shift < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
      return `${new Date(Date.parse(instant) + shift).toISOString().slice(0, 19)}${zone}`
    },
  }
}

const two = (number: number): string => String(number).padStart(2, '0')

/** `2026-11-30` → `2026-12-01` */
export const dayAfter = (dayKey: string): string =>
  new Date(Date.parse(`${dayKey}T00:00:00.000Z`) + 86_400_000).toISOString().slice(0, 10)

/** The first day of the month after: `2026-12` → `2027-01-01`. */
export function monthAfter(monthKey: string): string {
  const [year = 0, month = 0] = monthKey.split('-').map(Number)
  return new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10)
}

function dayKeys(timeZone: string): (instant: Instant) => string {
  const formatter = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  return (instant) => formatter.format(new Date(instant))
}

/** How many milliseconds the zone is ahead of UTC at a moment. */
function offsets(timeZone: string): (time: number) => number {
  const formatter = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  return (time) => {
    const parts = Object.fromEntries(
      formatter.formatToParts(time).map(({ type, value }) => [type, Number(value)]),
    )
    const there = Date.UTC(
      parts.year ?? 0,
      (parts.month ?? 1) - 1,
      parts.day ?? 1,
      parts.hour ?? 0,
      parts.minute ?? 0,
      parts.second ?? 0,
    )
    return there - Math.floor(time / 1000) * 1000
  }
}
