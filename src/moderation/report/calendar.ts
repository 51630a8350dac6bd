import { addDays, addSeconds, type Instant } from '../../platform/clock.ts'

/** `YYYY-MM-DD` in the site's time zone. */
export type Day = string

/** The day on which an instant falls there. */
export const dayIn = (timeZone: string, instant: Instant): Day =>
  new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(new Date(instant))

/** The instant at which a day begins there, to the minute: summer time may begin at midnight. */
export function startOfDay(timeZone: string, day: Day): Instant {
  const noon = `${day}T12:00:00.000Z`
  // No place is more than 14 hours from Greenwich; the first minute of the day lies between these two.
  let [before, at] = [addDays(noon, -2), addDays(noon, 2)]
  while (Date.parse(at) - Date.parse(before) > 60_000) {
    const minutes = Math.floor((Date.parse(at) - Date.parse(before)) / 120_000)
    const middle = addSeconds(before, minutes * 60)
    if (dayIn(timeZone, middle) < day) before = middle
    else at = middle
  }
  return at
}

/** `count` days, the last of them `until`. */
export const daysUntil = (until: Day, count: number): Day[] =>
  Array.from({ length: count }, (_, index) =>
    addDays(`${until}T00:00:00.000Z`, index - count + 1).slice(0, 10),
  )

export const dayAfter = (day: Day): Day => addDays(`${day}T00:00:00.000Z`, 1).slice(0, 10)
