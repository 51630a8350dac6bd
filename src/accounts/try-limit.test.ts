import { expect, it } from 'vitest'
import { testClock } from '../../test/test-clock.ts'
import { openTryLimit } from './try-limit.ts'

it('after five tries the sixth waits until the first is a minute old', () => {
  const clock = testClock()
  const limit = openTryLimit(clock, { tries: 5, seconds: 60 })
  for (let n = 0; n < 5; n++) {
    expect(limit.take('anna')).toBe(0)
    clock.advance({ seconds: 1 })
  }
  expect(limit.take('anna')).toBe(55)
  expect(limit.take('ben')).toBe(0)
  clock.advance({ seconds: 55 })
  expect(limit.take('anna')).toBe(0)
  expect(limit.take('anna')).toBe(1)
})

it('a key that has tries left loses none because another has none', () => {
  const limit = openTryLimit(testClock(), { tries: 2, seconds: 60 })
  limit.take('network', 'anna')
  limit.take('network', 'anna')
  for (let n = 0; n < 10; n++) expect(limit.take('network', 'ben')).toBe(60)
  expect(limit.take('ben')).toBe(0)
  expect(limit.take('ben')).toBe(0)
  expect(limit.take('ben')).toBe(60)
})

it('what is given back does not count', () => {
  const limit = openTryLimit(testClock(), { tries: 1, seconds: 60 })
  for (let n = 0; n < 10; n++) {
    expect(limit.take('anna')).toBe(0)
    limit.giveBack('anna')
  }
})
