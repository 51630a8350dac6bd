import { describe, expect, it } from 'vitest'
import { likeliest, slipsBetween } from './typos.ts'

describe('slips', () => {
  it.each([
    ['hafen', 'hafen', 0],
    ['hafn', 'hafen', 1],
    ['haffen', 'hafen', 1],
    ['hefen', 'hafen', 1],
    ['hafne', 'hafen', 1],
    ['ahfne', 'hafen', 2],
    ['hafen', 'werft', 3],
    ['x'.repeat(64), 'hafen', 3],
  ])('%s is %s but for %i', (one, other, slips) => {
    expect(slipsBetween(one, other, 2)).toBe(slips)
    expect(slipsBetween(other, one, 2)).toBe(slips)
  })

  const known = [
    { form: 'hafen', shown: 'Hafen', articles: 9 },
    { form: 'hagen', shown: 'Hagen', articles: 2 },
    { form: 'vogelgrippe', shown: 'Vogelgrippe', articles: 3 },
  ]
  it.each([
    ['hafne', 'Hafen'],
    ['haben', 'Hafen'],
    ['vogelgripe', 'Vogelgrippe'],
    ['vgoelgripe', 'Vogelgrippe'],
    ['haf', undefined],
    ['vogelkripo', undefined],
    ['hafen', 'Hagen'],
  ])('%s was meant to be %s', (typed, meant) => {
    expect(likeliest(typed, known)?.shown).toBe(meant)
  })
})
