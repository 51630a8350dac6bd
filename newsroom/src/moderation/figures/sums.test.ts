import { expect, it } from 'vitest'
import { byRuleOf, shareOf } from './sums.ts'

it('measures are summed up by rule over the days', () => {
  const day = (...byRule: [string, number][]) => ({
    byRule: byRule.map(([rule, count]) => ({ rule, count })),
  })
  expect(byRuleOf([day(['1', 2], ['6', 1]), day(), day(['10', 3], ['6', 2])])).toEqual([
    { rule: '6', count: 3 },
    { rule: '10', count: 3 },
    { rule: '1', count: 2 },
  ])
})

it('a share is said as the language writes it', () => {
  expect(shareOf(5, 6, 'de')).toBe('83\u00a0%')
  expect(shareOf(5, 6, 'en')).toBe('83%')
  expect(shareOf(0, 0, 'en')).toBe('0%')
})
