import { describe, expect, it } from 'vitest'
import { addDays, addSeconds, millisecondsBetween, toInstant } from './clock.ts'

describe('an instant', () => {
  it.each([
    ['2026-11-22T18:00:00Z', '2026-11-22T18:00:00.000Z'],
    ['2026-11-22T18:00:00+01:00', '2026-11-22T17:00:00.000Z'],
    ['1969-07-20T20:17:40Z', '1969-07-20T20:17:40.000Z'],
    ['1000-01-01T00:00:00Z', '1000-01-01T00:00:00.000Z'],
    ['2026-11-22T18:00:00.123456789Z', '2026-11-22T18:00:00.123Z'],
    ['9999-12-31T23:59:59-01:00', null],
    ['0999-12-31T23:59:59Z', null],
    ['+275760-09-13T00:00:00Z', null],
    ['-000001-01-01T00:00:00Z', null],
    ['gestern', null],
    ['', null],
  ])('%s is kept as %s', (text, instant) => {
    expect(toInstant(text)).toBe(instant)
  })

  it('can be counted on from', () => {
    expect(addSeconds('2026-12-31T23:59:59.500Z', 1)).toBe('2027-01-01T00:00:00.500Z')
    expect(addDays('2028-02-28T12:00:00.000Z', 1)).toBe('2028-02-29T12:00:00.000Z')
    expect(millisecondsBetween('2026-01-01T00:00:00.000Z', '2026-01-01T00:00:01.000Z')).toBe(1000)
  })
})
