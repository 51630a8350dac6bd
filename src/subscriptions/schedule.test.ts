import { describe, expect, it } from 'vitest'
import { nextDigest } from './schedule.ts'
import type { Frequency } from './subscription.ts'

const berlin = 'Europe/Berlin'

describe('what was gathered', () => {
  it.each<[Frequency, string, string, string]>([
    // 23 November 2026 is a Monday.
    ['daily', '2026-11-23T09:00:00.000Z', berlin, '2026-11-24T05:00:00.000Z'],
    ['daily', '2026-11-23T04:59:59.999Z', berlin, '2026-11-23T05:00:00.000Z'],
    ['daily', '2026-11-23T05:00:00.000Z', berlin, '2026-11-24T05:00:00.000Z'],
    ['daily', '2026-11-23T23:30:00.000Z', berlin, '2026-11-24T05:00:00.000Z'],
    ['weekly', '2026-11-23T09:00:00.000Z', berlin, '2026-11-28T05:00:00.000Z'],
    ['weekly', '2026-11-28T05:00:00.000Z', berlin, '2026-12-05T05:00:00.000Z'],
    ['weekly', '2026-11-27T23:30:00.000Z', berlin, '2026-11-28T05:00:00.000Z'],
    // Clocks go forward on 29 March and back on 25 October.
    ['daily', '2026-03-28T12:00:00.000Z', berlin, '2026-03-29T04:00:00.000Z'],
    ['daily', '2026-03-27T12:00:00.000Z', berlin, '2026-03-28T05:00:00.000Z'],
    ['daily', '2026-10-24T12:00:00.000Z', berlin, '2026-10-25T05:00:00.000Z'],
    ['weekly', '2026-03-24T12:00:00.000Z', berlin, '2026-03-28T05:00:00.000Z'],
    ['weekly', '2026-03-28T12:00:00.000Z', berlin, '2026-04-04T04:00:00.000Z'],
    ['daily', '2026-11-23T09:00:00.000Z', 'UTC', '2026-11-24T06:00:00.000Z'],
    ['daily', '2026-11-23T21:00:00.000Z', 'Pacific/Auckland', '2026-11-24T17:00:00.000Z'],
    ['daily', '2026-11-23T09:00:00.000Z', 'Asia/Kathmandu', '2026-11-24T00:15:00.000Z'],
    ['weekly', '2026-12-31T09:00:00.000Z', berlin, '2027-01-02T05:00:00.000Z'],
  ])('%s, after %s in %s, leaves at %s', (frequency, after, timeZone, at) => {
    expect(nextDigest(frequency, { after, pausedUntil: null, timeZone })).toBe(at)
  })

  it('leaves after the rest of who rests', () => {
    const asked = { after: '2026-11-23T09:00:00.000Z', timeZone: berlin }
    expect(nextDigest('daily', { ...asked, pausedUntil: '2026-12-07T09:00:00.000Z' })).toBe(
      '2026-12-08T05:00:00.000Z',
    )
    expect(nextDigest('daily', { ...asked, pausedUntil: '2026-11-20T09:00:00.000Z' })).toBe(
      '2026-11-24T05:00:00.000Z',
    )
  })

  it('is nothing where all is told at once', () => {
    const asked = { after: '2026-11-23T09:00:00.000Z', pausedUntil: null, timeZone: berlin }
    expect(nextDigest('immediate', asked)).toBeNull()
  })

  it('leaves on each day of a year once, at six', () => {
    let at = '2025-12-31T12:00:00.000Z'
    const clock = new Intl.DateTimeFormat('de-DE', { timeZone: berlin, timeStyle: 'short' })
    for (let day = 0; day < 365; day++) {
      at = nextDigest('daily', { after: at, pausedUntil: null, timeZone: berlin }) ?? ''
      expect(clock.format(new Date(at))).toBe('06:00')
    }
    expect(at).toBe('2026-12-31T05:00:00.000Z')
  })
})
