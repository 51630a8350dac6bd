import { describe, expect, it } from 'vitest'
import { dayAfter, monthAfter, timesIn } from './times.ts'

const berlin = timesIn('de', 'Europe/Berlin')
const now = '2026-11-23T17:42:00.000Z'

describe('times', () => {
  it('are told in the words of the language and the hours of the zone', () => {
    expect(berlin.longDay(now)).toBe('Montag, 23. November 2026')
    expect(berlin.clock(now)).toBe('18:42')
    expect(berlin.day('2026-11-22T23:30:00.000Z')).toBe('23. November 2026')
    expect(timesIn('en', 'America/New_York').longDay(now)).toBe('Monday, 23 November 2026')
  })

  it.each([
    ['2026-11-23T06:05:00.000Z', '07:05'],
    ['2026-11-22T22:59:00.000Z', '22. Nov.'],
    ['2025-12-31T12:00:00.000Z', '31.12.25'],
  ])('in a column %s is %s', (instant, words) => {
    expect(berlin.short(instant, now)).toBe(words)
  })

  it.each([
    ['Europe/Berlin', '2026-11-23', '2026-11-22T23:00:00.000Z'],
    ['Europe/Berlin', '2026-07-01', '2026-06-30T22:00:00.000Z'],
    // The clocks change at two in the morning of these days.
    ['Europe/Berlin', '2026-03-29', '2026-03-28T23:00:00.000Z'],
    ['Europe/Berlin', '2026-10-25', '2026-10-24T22:00:00.000Z'],
    ['America/New_York', '2026-11-23', '2026-11-23T05:00:00.000Z'],
    ['Pacific/Kiritimati', '2026-11-23', '2026-11-22T10:00:00.000Z'],
    ['UTC', '2026-11-23', '2026-11-23T00:00:00.000Z'],
  ])('in %s the day %s begins at %s', (zone, day, start) => {
    expect(timesIn('de', zone).startOfDay(day)).toBe(start)
  })

  it('know the midnight ahead, also on a day of 25 hours', () => {
    expect(berlin.midnightAfter('2026-10-25T12:00:00.000Z')).toBe('2026-10-25T23:00:00.000Z')
  })

  it('carry the offset for machines', () => {
    expect(berlin.withOffset(now)).toBe('2026-11-23T18:42:00+01:00')
    expect(timesIn('de', 'America/St_Johns').withOffset(now)).toBe('2026-11-23T14:12:00-03:30')
  })
})

it('the day after and the month after cross years', () => {
  expect(dayAfter('2026-12-31')).toBe('2027-01-01')
  expect(monthAfter('2026-12')).toBe('2027-01-01')
  expect(monthAfter('2026-02')).toBe('2026-03-01')
})
