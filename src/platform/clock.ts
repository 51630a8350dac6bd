/** An instant: RFC 3339 in UTC with milliseconds, `2026-11-22T18:00:00.000Z`. Sorts as text. */
export type Instant = string

export type Clock = { now(): Instant }

export const systemClock: Clock = { now: () => new Date().toISOString() }

/** The instant in the fixed form, or null when the text names no instant between the years 1000 and 9999. */
export function toInstant(text: string): Instant | null {
  const time = Date.parse(text)
  if (Number.isNaN(time)) return null
  const date = new Date(time)
  const year = date.getUTCFullYear()
  return year >= 1000 && year <= 9999 ? date.toISOString() : null
}

export const addMilliseconds = (instant: Instant, milliseconds: number): Instant =>
  new Date(Date.parse(instant) + milliseconds).toISOString()

export const addSeconds = (instant: Instant, seconds: number): Instant =>
  addMilliseconds(instant, seconds * 1000)
export const addDays = (instant: Instant, days: number): Instant =>
  addMilliseconds(instant, days * 86_400_000)
export const millisecondsBetween = (from: Instant, to: Instant): number => Date.parse(to) - Date.parse(from)
