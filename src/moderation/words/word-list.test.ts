import { describe, expect, it } from 'vitest'
import { compileWords, normalPattern } from './word-list.ts'

const met = (entries: string[], text: string): string[] =>
  compileWords(entries.flatMap((entry) => normalPattern(entry) ?? []))
    .match(text)
    .map(({ start, end }) => text.slice(start, end))

describe('a word list', () => {
  it.each([
    [['Depp'], 'Du Depp!', ['Depp']],
    [['depp'], 'Deppen sind gemeint', []],
    [['depp*'], 'Deppen sind gemeint', ['Deppen']],
    [['*depp'], 'Der Volldepp', ['Volldepp']],
    [['*depp*'], 'Volldeppen überall', ['Volldeppen']],
    [['d*pp'], 'ein Dxxpp da', ['Dxxpp']],
    [['*d*pp'], 'ein volldepp da', ['volldepp']],
    [['halt die klappe'], 'Ach, halt  die Klappe.', ['halt  die Klappe']],
    [['nazi-schwein'], 'Nazi Schwein', ['Nazi Schwein']],
    [['scheisse'], 'So eine Scheiße', ['Scheiße']],
    [['depp'], 'De\u200bpp', ['De\u200bpp']],
    [['depp'], 'ＤＥＰＰ', ['ＤＥＰＰ']],
    [['müll'], 'Mull', []],
    [['$$$'], 'jetzt $$$ verdienen', ['$$$']],
    [['a.c'], 'abc', []],
  ])('%j in „%s“ meets %j', (entries, text, words) => {
    expect(met(entries, text)).toEqual(words)
  })

  it.each([
    ['', null],
    ['*', null],
    ['a*', null],
    ['  Voll  Depp ', 'voll depp'],
    ['de**pp', 'de*pp'],
    ['voll* depp', null],
    ['a*b*c*d*e', null],
    ['(böse)', 'böse'],
  ])('„%s“ is kept as %j', (entry, pattern) => {
    expect(normalPattern(entry)).toBe(pattern)
  })

  it('stops counting in a text made of nothing else', () => {
    expect(met(['depp'], 'depp '.repeat(20_000))).toHaveLength(50)
  })
})
