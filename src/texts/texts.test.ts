import { expect, it } from 'vitest'
import { textsFor } from './texts.ts'

const t = textsFor('de')

it('a name in a sentence is filled in as it was typed', () => {
  for (const name of ['Mira Lohse', 'Łódź', 'Лев', '北京', '{names}', '👩‍👦', 'a|b'])
    expect(t('byline.by', { names: name })).toBe(`Von ${name}`)
})

it.each([
  ['a name from right to left', '\u05d0\u05d1', '\u05d0\u05d1'],
  ['a name that turns round what follows', '\u202eMira', 'Mira'],
  ['a name that leaves its isolate', 'Mira\u2069\u202e', 'Mira'],
])('%s cannot turn the sentence around', (_, name, kept) => {
  expect(t('byline.by', { names: name })).toBe(`Von \u2068${kept}\u2069`)
})
