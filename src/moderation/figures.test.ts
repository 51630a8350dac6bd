import { expect, it } from 'vitest'
import { dayFigures } from './figures.ts'

it('a day is summed up by rule and by how often the suggestion was followed', () => {
  const counts = [
    { decision: 'approve', clause: null, suggestion: 'approve', count: 5 },
    { decision: 'reject', clause: '1', suggestion: 'reject', count: 3 },
    { decision: 'reject', clause: '6', suggestion: 'approve', count: 1 },
    { decision: 'spam', clause: null, suggestion: 'reject', count: 2 },
    { decision: 'approve', clause: null, suggestion: 'hold', count: 4 },
    { decision: 'restore', clause: null, suggestion: 'reject', count: 9 },
  ]
  expect(dayFigures(counts)).toEqual({
    decisions: 15,
    byRule: [
      { rule: '1', count: 3 },
      { rule: '6', count: 1 },
    ],
    agreed: 10,
    suggested: 11,
  })
})
