import { expect, it } from 'vitest'
import { de } from './de/index.ts'
import { en } from './en/index.ts'
import { textsOf, withInnerQuotes } from './texts.ts'

it.each([
  ['„Wir bleiben dabei“', '‚Wir bleiben dabei‘'],
  ['Rat sagt „nein“ und »später«', 'Rat sagt ‚nein‘ und ‚später‘'],
  ['“No,” says the council', '‚No,‘ says the council'],
  ['Ein "Wunder"', 'Ein ‚Wunder‘'],
  ['Das Ende von „Titanic', 'Das Ende von „Titanic'],
  ['Hans’ Hut', 'Hans’ Hut'],
])('inside German quotation marks, %s is %s', (words, inner) =>
  expect(withInnerQuotes(words, 'de')).toBe(inner),
)

it('words that a text puts between quotation marks get inner marks; elsewhere they stay', () => {
  const name = 'Rat sagt „nein“'
  expect(textsOf(de, 'de')('media.removed', { name })).toBe('„Rat sagt ‚nein‘“ ist gelöscht.')
  expect(textsOf(de, 'de')('media.uploading', { name })).toBe('Rat sagt „nein“ wird hochgeladen')
  expect(textsOf(en, 'en')('media.removed', { name })).toBe('“Rat sagt ‘nein’” is deleted.')
})
