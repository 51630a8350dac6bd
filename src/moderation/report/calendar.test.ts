import { expect, it } from 'vitest'
import { dayAfter, dayIn, daysUntil, startOfDay } from './calendar.ts'

it.each([
  ['Europe/Berlin', '2026-11-23', '2026-11-22T23:00:00.000Z'],
  ['Europe/Berlin', '2026-07-01', '2026-06-30T22:00:00.000Z'],
  ['Europe/Berlin', '2026-03-29', '2026-03-28T23:00:00.000Z'],
  ['Europe/Berlin', '2026-03-30', '2026-03-29T22:00:00.000Z'],
  ['UTC', '2026-01-01', '2026-01-01T00:00:00.000Z'],
  ['Pacific/Kiritimati', '2026-01-01', '2025-12-31T10:00:00.000Z'],
  ['America/New_York', '2026-01-01', '2026-01-01T05:00:00.000Z'],
])('in %s the %s begins at %s', (timeZone, day, start) => {
  expect(startOfDay(timeZone, day)).toBe(start)
  expect(dayIn(timeZone, start)).toBe(day)
})

it('counts days over the ends of months', () => {
  expect(daysUntil('2026-03-01', 3)).toEqual(['2026-02-27', '2026-02-28', '2026-03-01'])
  expect(dayAfter('2026-12-31')).toBe('2027-01-01')
})
