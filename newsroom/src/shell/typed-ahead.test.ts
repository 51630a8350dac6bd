import { expect, it } from 'vitest'
import { typedAfter } from './typed-ahead.ts'

const key = (name: string, more: { ctrlKey?: boolean; altGraph?: boolean; repeat?: boolean } = {}) => ({
  key: name,
  ctrlKey: more.ctrlKey ?? false,
  metaKey: false,
  altKey: more.altGraph ?? false,
  repeat: more.repeat ?? false,
  getModifierState: () => more.altGraph ?? false,
})

it.each([
  ['a letter', key('g'), 'Hageng'],
  ['a space', key(' '), 'Hagen '],
  ['the way back', key('Backspace'), 'Hage'],
  ['a sign with AltGr', key('@', { ctrlKey: true, altGraph: true }), 'Hagen@'],
  ['a chord', key('k', { ctrlKey: true }), null],
  ['Shift', key('Shift'), null],
  ['Enter', key('Enter'), null],
] as const)('%s after „Hagen“', (_, pressed, text) => expect(typedAfter('Hagen', pressed)).toBe(text))

it('the key that opened the place and is still held down writes nothing', () =>
  expect(typedAfter('', key('n', { repeat: true }))).toBe(''))
