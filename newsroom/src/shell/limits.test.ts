import { expect, it } from 'vitest'
import { de } from '../texts/de/index.ts'
import { textsOf } from '../texts/texts.ts'
import { nearLimit, tooLong } from './limits.ts'

const t = textsOf(de, 'de')

it.each([
  [0, null, null],
  [1799, null, null],
  [1800, '1.800 von 2.000 Zeichen', null],
  [2000, '2.000 von 2.000 Zeichen', null],
  [2001, null, '1 Zeichen zu viel, möglich sind 2.000.'],
  [12_000, null, '10.000 Zeichen zu viel, möglich sind 2.000.'],
] as const)('%i characters of 2000', (length, near, over) => {
  const text = 'x'.repeat(length)
  expect(nearLimit(t, text, 2000)).toBe(near)
  expect(tooLong(t, text, 2000)).toBe(over)
})

it('space around the words does not count, as it is not stored', () =>
  expect(tooLong(t, `${'x'.repeat(10)}   `, 10)).toBeNull())
