import { expect, it } from 'vitest'
import {
  afterSuccess,
  afterTrouble,
  type DomainPace,
  domainOf,
  grantSlots,
  nextTryAt,
  relayRest,
  takeTurn,
  warmUpLimit,
} from './pacing.ts'

const minute = 60_000

it.each([30, 60, 1000, 90_000])(
  'a rate of %i a minute is that and no more, whoever asks how often',
  (perMinute) => {
    let pace = { nextSlotAt: 0, perMinute }
    let sent = 0
    for (let now = 0; now < minute; now += 7) {
      const { granted, nextSlotAt } = grantSlots(pace, now, 100_000)
      sent += granted
      pace = { nextSlotAt, perMinute }
    }
    expect(sent).toBeLessThanOrEqual(perMinute + 1)
    expect(sent).toBeGreaterThanOrEqual(perMinute * 0.99)
  },
)

it('what was not used of a rate does not leave at once after a pause', () => {
  const { granted } = grantSlots({ nextSlotAt: 0, perMinute: 600 }, 60 * minute, 1000)
  expect(granted).toBeLessThanOrEqual(3)
})

it('no more are granted than wanted, and the next may leave after them', () => {
  expect(grantSlots({ nextSlotAt: 0, perMinute: 60_000 }, 100, 10)).toEqual({ granted: 10, nextSlotAt: 10 })
  expect(grantSlots({ nextSlotAt: 500, perMinute: 60 }, 100, 10)).toEqual({ granted: 0, nextSlotAt: 500 })
})

it('a sender is warmed up from day to day, and after four weeks it is known', () => {
  const days = Array.from({ length: 28 }, (_, day) => warmUpLimit(day) ?? Number.NaN)
  expect(days).toEqual(days.toSorted((a, b) => a - b))
  expect([days[0], days[6], days[13], days[20], days[27]]).toEqual([57, 100, 500, 2000, 10_000])
  expect(warmUpLimit(28)).toBeNull()
  expect(warmUpLimit(-1)).toBe(50)
})

/** Put off so many times in a row, each as soon as it may be tried again; and when the last was. */
function troubles(times: number): { pace: DomainPace; at: number } {
  let at = 0
  let pace = afterTrouble(null, at, 0.5)
  for (let time = 1; time < times; time++) {
    at = pace.blockedUntil
    pace = afterTrouble(pace, at, 0.5)
  }
  return { pace, at }
}

it.each([
  [1, 60, 10_000],
  [2, 30, 20_000],
  [3, 15, 40_000],
  [8, 1, 15 * minute],
])('put off %i times in a row: %i a minute, and nothing for %i ms', (times, perMinute, block) => {
  const { pace, at } = troubles(times)
  expect(Math.max(1, Math.floor(pace.perMinute))).toBe(perMinute)
  expect(pace.blockedUntil - at).toBe(block)
  expect(pace.atOnce).toBe(1)
})

it('answers to mails that were under way together are one put-off', () => {
  const pace = afterTrouble(null, 0, 0.5)
  expect(afterTrouble(pace, 100, 0.5)).toBe(pace)
})

it('a domain that takes mails recovers slowly, and is forgotten when all is well', () => {
  let pace: DomainPace | null = troubles(3).pace
  let taken = 0
  while (pace) {
    const next = afterSuccess(pace)
    if (next) expect(next.perMinute / pace.perMinute).toBeLessThanOrEqual(1.06)
    pace = next
    taken++
  }
  expect(taken).toBeGreaterThan(50)
  expect(afterSuccess(null)).toBeNull()
})

it('mails to a domain in trouble are spread over the time to come, none of them far off', () => {
  let pace = afterTrouble(null, 0, 0.5)
  const times: number[] = []
  for (let mail = 0; mail < 5000; mail++) {
    const turn = takeTurn(pace, { now: 1000, underWay: 0, chance: 0.5 })
    pace = turn.pace
    times.push(turn.at ?? 0)
  }
  expect(times[0]).toBeGreaterThanOrEqual(pace.blockedUntil)
  const firstHour = times.filter((at) => at <= 60 * minute)
  expect(new Set(firstHour).size).toBe(firstHour.length)
  expect(Math.max(...times)).toBeLessThanOrEqual(1000 + 90 * minute)
  const free = takeTurn(pace, { now: pace.blockedUntil, underWay: 0, chance: 0.5 })
  expect(free.at).toBeNull()
  expect(takeTurn(free.pace, { now: pace.blockedUntil + 1, underWay: 0, chance: 0.5 }).at).not.toBeNull()
  expect(takeTurn(pace, { now: pace.blockedUntil, underWay: 1, chance: 0.5 }).at).not.toBeNull()
})

it('a mail is tried for two days, ever more seldom', () => {
  let now = 0
  let attempts = 1
  const waits: number[] = []
  for (let next = nextTryAt({ attempts, retryingSince: null }, now, 0.5); next !== null; ) {
    waits.push((next - now) / minute)
    now = next
    attempts++
    next = nextTryAt({ attempts, retryingSince: 0 }, now, 0.5)
  }
  expect(waits.slice(0, 6)).toEqual([1, 5, 15, 30, 60, 120])
  expect(now).toBeLessThanOrEqual(48 * 60 * minute)
  expect(now).toBeGreaterThan(45 * 60 * minute)
})

it('a relay that is down is left alone for longer and longer, up to five minutes or so', () => {
  expect([1, 2, 3, 20, 5000].map((failures) => relayRest(failures, 0.5))).toEqual([
    1000,
    2000,
    4000,
    5 * minute,
    5 * minute,
  ])
})

it('the domain of an address is what stands after its last at sign', () => {
  expect(domainOf('"a@b"@Post.Example')).toBe('post.example')
})
