import { expect, it } from 'vitest'
import { dayBefore, namedDays, ticksFor } from './plot.ts'

it.each([
  [0, [0, 1]],
  [1, [0, 1]],
  [3, [0, 1, 2, 3]],
  [7, [0, 3, 6, 9]],
  [100, [0, 50, 100]],
  [412, [0, 200, 400, 600]],
  [9_800, [0, 5_000, 10_000]],
])('for %i the axis has the marks %j', (largest, ticks) => {
  expect(ticksFor(largest)).toEqual(ticks)
})

const november = Array.from({ length: 30 }, (_, index) => `2026-11-${String(index + 1).padStart(2, '0')}`)

it('names every day when there is room, else Mondays, in long periods the first of months', () => {
  expect(namedDays(november.slice(0, 7), 7)).toHaveLength(7)
  expect(namedDays(november, 10)).toEqual([
    '2026-11-02',
    '2026-11-09',
    '2026-11-16',
    '2026-11-23',
    '2026-11-30',
  ])
  const year = Array.from({ length: 365 }, (_, index) => dayBefore('2026-11-23', 364 - index))
  expect(namedDays(year, 12)).toHaveLength(12)
  expect(namedDays(year, 6)).toHaveLength(6)
})

it('counts days back over months', () => {
  expect(dayBefore('2026-03-01', 1)).toBe('2026-02-28')
  expect(dayBefore('2026-11-23', 29)).toBe('2026-10-25')
})
