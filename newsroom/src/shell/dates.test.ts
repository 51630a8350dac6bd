import { expect, test } from 'vitest'
import { instantOf, localTime, relativeTime } from './dates.ts'

test.each([
  ['2026-11-23T09:00:00.000Z', 'Europe/Berlin', '2026-11-23T10:00'],
  ['2026-07-01T22:30:00.000Z', 'Europe/Berlin', '2026-07-02T00:30'],
  ['2026-11-23T04:30:00.000Z', 'America/New_York', '2026-11-22T23:30'],
  ['2026-11-23T00:00:00.000Z', 'Asia/Kathmandu', '2026-11-23T05:45'],
])('%s in %s is %s, and back', (instant, zone, local) => {
  expect(localTime(instant, zone)).toBe(local)
  expect(instantOf(local, zone)).toBe(instant)
})

test('the hour skipped in spring moves forward, the hour that comes twice in autumn is the first', () => {
  expect(instantOf('2026-03-29T02:30', 'Europe/Berlin')).toBe('2026-03-29T01:30:00.000Z')
  expect(instantOf('2026-10-25T02:30', 'Europe/Berlin')).toBe('2026-10-25T00:30:00.000Z')
})

test('half a time is none', () => expect(instantOf('2026-1', 'Europe/Berlin')).toBeNull())

const now = Date.parse('2026-11-23T09:00:00.000Z')
test.each([
  ['2026-11-23T08:59:30.000Z', 'jetzt'],
  ['2026-11-23T08:42:00.000Z', 'vor 18 Min.'],
  ['2026-11-23T12:00:00.000Z', 'in 3 Std.'],
  ['2026-11-22T10:00:00.000Z', 'gestern'],
  ['2026-11-20T10:00:00.000Z', 'vor 3 Tagen'],
  ['2026-03-02T10:00:00.000Z', '2. März'],
  ['2024-03-02T10:00:00.000Z', '2. März 2024'],
])('%s is said as %s', (instant, expected) =>
  expect(relativeTime(instant, now, { language: 'de', timeZone: 'Europe/Berlin' })).toBe(expected),
)
