import { expect, test } from 'vitest'
import { de } from '../texts/de/index.ts'
import { isChord, printedKeys, shortcuts } from './shortcuts.ts'

const pressed = (
  key: string,
  held: Partial<Record<'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey', boolean>> = {},
  code = '',
) => ({
  key,
  code,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
})

test('no two shortcuts of one scope share their keys', () => {
  const seen = shortcuts.map(({ scope, keys }) => `${scope} ${keys}`)
  expect(new Set(seen).size).toBe(seen.length)
})

test('every shortcut says what it does', () => {
  for (const { does } of shortcuts) expect(de[does]).toBeTruthy()
})

test.each([
  ['mod+k', pressed('k', { ctrlKey: true }), true],
  ['mod+k', pressed('k', { metaKey: true }), true],
  ['mod+k', pressed('k'), false],
  ['k', pressed('k', { ctrlKey: true }), false],
  ['?', pressed('?', { shiftKey: true }), true],
  ['f1', pressed('F1'), true],
  ['mod+alt+v', pressed('√', { metaKey: true, altKey: true }, 'KeyV'), true],
  ['mod+alt+p', pressed('@', { ctrlKey: true, altKey: true }, 'KeyQ'), false],
  ['mod+shift+p', pressed('P', { ctrlKey: true, shiftKey: true }), true],
  ['n', pressed('N', { shiftKey: true }), false],
  ['mod+shift+7', pressed('/', { ctrlKey: true, shiftKey: true }, 'Digit7'), true],
  ['mod+alt+2', pressed('²', { ctrlKey: true, altKey: true }, 'Digit2'), true],
  ['mod+.', pressed('.', { ctrlKey: true }), true],
])('%s matches %o: %s', (keys, event, expected) => expect(isChord(event, keys)).toBe(expected))

test('keys are named as they are printed', () => {
  expect(printedKeys('mod+shift+p', { language: 'de', mac: false })).toEqual(['Strg', 'Umschalt', 'P'])
  expect(printedKeys('mod+enter', { language: 'en', mac: true })).toEqual(['⌘', 'Enter'])
  expect(printedKeys('g a', { language: 'en', mac: false })).toEqual(['G', 'A'])
})
