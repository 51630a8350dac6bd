import { expect, it } from 'vitest'
import { withPassage } from './passages.ts'

it.each([
  ['stands beside others', [{ start: 0, end: 3 }], { start: 5, end: 8 }, ['0–3', '5–8']],
  ['becomes one with what it overlaps', [{ start: 0, end: 6 }], { start: 5, end: 8 }, ['0–8']],
  [
    'becomes one with all that it touches',
    [
      { start: 0, end: 3 },
      { start: 6, end: 9 },
    ],
    { start: 3, end: 6 },
    ['0–9'],
  ],
])('a passage that is marked %s', (_, passages, added, after) => {
  expect(withPassage(passages, added).map(({ start, end }) => `${start}–${end}`)).toEqual(after)
})
