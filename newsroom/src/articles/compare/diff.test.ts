import { expect, test } from 'vitest'
import { diff, diffWords, likeness } from './diff.ts'

const letters = (before: string, after: string) =>
  diff([...before], [...after], (letter) => letter)
    .map((step) =>
      step.kind === 'same' ? step.before : step.kind === 'removed' ? `-${step.before}` : `+${step.after}`,
    )
    .join('')

test.each([
  ['abc', 'abc', 'abc'],
  ['', 'ab', '+a+b'],
  ['ab', '', '-a-b'],
  ['abc', 'axc', 'a-b+xc'],
  ['abcd', 'bcda', '-abcd+a'],
])('from %s to %s is %s', (before, after, expected) => expect(letters(before, after)).toBe(expected))

test('steps lead from the one to the other', () => {
  const before = 'der Rat tagt am Montag im Saal'
  const after = 'der alte Rat tagt im großen Saal'
  const parts = diffWords(before, after)
  const without = (kind: string) =>
    parts
      .filter((part) => part.kind !== kind)
      .map((part) => part.text)
      .join('')
  expect(without('added')).toBe(before)
  expect(without('removed')).toBe(after)
})

test('a changed word is marked as that word alone', () =>
  expect(diffWords('Der Rat tagt.', 'Der Rat berät.')).toEqual([
    { kind: 'same', text: 'Der Rat ' },
    { kind: 'removed', text: 'tagt' },
    { kind: 'added', text: 'berät' },
    { kind: 'same', text: '.' },
  ]))

test('texts with no word in common are not alike', () => {
  expect(likeness('Der Rat tagt', 'Regen morgen früh')).toBe(0)
  expect(likeness('Der Rat tagt heute', 'Der Rat tagt morgen')).toBe(0.75)
})
