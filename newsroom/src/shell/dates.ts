/**
 * Times in the zone of the site. A *local time* is what `<input type="datetime-local">` holds: `2026-11-23T09:30`,
 * without a zone; an instant is RFC 3339 UTC.
 */

/** The instant as a local time of the zone, to the minute. */
export function localTime(instant: string, timeZone: string): string {
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat('en-GB', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
      .formatToParts(new Date(instant))
      .map(({ type, value }) => [type, value]),
  )
  return `${parts.year?.padStart(4, '0')}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}`
}

/**
 * The instant of a local time in the zone, null when it is none. In the hour that is skipped in spring the time after
 * the change is meant, in the hour that comes twice in autumn the first.
 */
export function instantOf(local: string, timeZone: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(local)) return null
  const asUtc = Date.parse(`${local.slice(0, 16)}:00Z`)
  if (Number.isNaN(asUtc)) return null
  const offsetAt = (time: number) =>
    Date.parse(`${localTime(new Date(time).toISOString(), timeZone)}:00Z`) - time
  const offsets = [offsetAt(asUtc - 86_400_000), offsetAt(asUtc + 86_400_000)]
  const fitting = offsets.map((offset) => asUtc - offset).filter((time) => offsetAt(time) === asUtc - time)
  return new Date(fitting.length ? Math.min(...fitting) : asUtc - Math.min(...offsets)).toISOString()
}

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** „vor 3 Minuten“, „gestern“, „in 2 Stunden“; from a week on the date. */
export function relativeTime(
  instant: string,
  now: number,
  { language, timeZone }: { language: string; timeZone: string },
): string {
  const difference = Date.parse(instant) - now
  const size = Math.abs(difference)
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: 'short' })
  if (size < minute) return format.format(0, 'second')
  if (size < hour) return format.format(Math.trunc(difference / minute), 'minute')
  if (size < 20 * hour) return format.format(Math.trunc(difference / hour), 'hour')
  if (size < 7 * day) return format.format(Math.sign(difference) * daysBetween(instant, now, timeZone), 'day')
  const sameYear =
    localTime(instant, timeZone).slice(0, 4) === localTime(new Date(now).toISOString(), timeZone).slice(0, 4)
  const dateStyle: Intl.DateTimeFormatOptions = {
    day: 'numeric',
    month: 'short',
    ...(sameYear ? {} : { year: 'numeric' }),
    timeZone,
  }
  return new Intl.DateTimeFormat(language, dateStyle).format(new Date(instant))
}

function daysBetween(instant: string, now: number, timeZone: string): number {
  const dayOf = (time: string) => Date.parse(`${localTime(time, timeZone).slice(0, 10)}T00:00:00Z`)
  return Math.max(1, Math.round(Math.abs(dayOf(instant) - dayOf(new Date(now).toISOString())) / day))
}

/** „Montag, 23. November 2026, 09:30“ in the zone. */
export const exactTime = (
  instant: string,
  { language, timeZone }: { language: string; timeZone: string },
): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'short', timeZone }).format(
    new Date(instant),
  )

/** „23.11.2026, 09:30“ in the zone. */
export const shortTime = (
  instant: string,
  { language, timeZone }: { language: string; timeZone: string },
): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(
    new Date(instant),
  )
