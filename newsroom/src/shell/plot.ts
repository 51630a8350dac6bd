export type DayViews = { day: string; views: number }

/** Marks of the vertical axis from zero: two or three round numbers, the last one at or above the largest value. */
export function ticksFor(largest: number): number[] {
  if (largest <= 0) return [0, 1]
  const rough = largest / 3
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = Math.max(
    1,
    [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((each) => each >= rough) ?? power,
  )
  const whole = Math.ceil(step)
  const count = Math.ceil(largest / whole)
  return Array.from({ length: count + 1 }, (_, index) => index * whole)
}

/** Which days are named below the plot: about as many as there is room for, the first of months in long periods. */
export function namedDays(days: readonly string[], room: number): string[] {
  if (days.length <= room) return [...days]
  const months = days.filter((day) => day.endsWith('-01'))
  if (days.length > 60 && months.length > 1) return everyNth(months, Math.ceil(months.length / room))
  const mondays = days.filter((day) => new Date(`${day}T00:00:00Z`).getUTCDay() === 1)
  return everyNth(mondays, Math.ceil(mondays.length / room))
}

const everyNth = <T>(all: readonly T[], n: number): T[] =>
  all.filter((_, index) => index % Math.max(1, n) === 0)

/** The day `days` before another one. */
export function dayBefore(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() - days)
  return date.toISOString().slice(0, 10)
}
