import { describe, expect, it } from 'vitest'
import { matchOfAll, readQuery } from './query.ts'

const typed = (words: readonly { typed: string }[]): string[] => words.map((word) => word.typed)

describe('a query', () => {
  it.each([
    ['Rat Haushalt', ['Rat', 'Haushalt'], [], []],
    ['der Rat und die Stadt', ['Rat', 'Stadt'], [], []],
    ['„Tag der Arbeit“ Berlin', ['Tag', 'Arbeit', 'Berlin'], [['Tag', 'Arbeit']], []],
    ['"Freiheit statt Angst"', ['Freiheit', 'statt', 'Angst'], [['Freiheit', 'statt', 'Angst']], []],
    ['»Freund und Helfer«', ['Freund', 'Helfer'], [['Freund', 'Helfer']], []],
    ['Mafia -Duisburg', ['Mafia'], [], [['Duisburg']]],
    ['Mafia −„New York“', ['Mafia'], [], [['New', 'York']]],
    ['Ban Ki-moon', ['Ban', 'Ki', 'moon'], [], []],
    ['Rat ODER Stadt', ['Rat', 'Stadt'], [], []],
    ['Rat Rates rat', ['Rat', 'Rates'], [], []],
  ])('%s', (text, words, phrases, without) => {
    const query = readQuery(text)
    expect(typed(query.words)).toEqual(words)
    expect(query.phrases.map(typed)).toEqual(phrases)
    expect(query.without.map(typed)).toEqual(without)
    expect(query.empty).toBeNull()
  })

  it.each([
    ['', 'nothing-typed'],
    ['   \u0000\u200b ', 'nothing-typed'],
    ['🦊 🦊', 'no-words'],
    ['!?%* " „ « ( ) ^ ~', 'no-words'],
    ['a - b', 'no-words'],
    ['der die das', 'only-common-words'],
    ['„und“', 'only-common-words'],
    ['-Berlin', 'only-exclusions'],
  ] as const)('there is nothing to look for in „%s“', (text, why) => {
    expect(readQuery(text).empty).toBe(why)
  })

  it.each([
    '"Rat',
    'Rat"',
    '„Rat "Stadt',
    'Rat AND (Stadt OR',
    'NEAR(Rat',
    'headline:Rat',
    'Rat*',
    "Rat' & ! | <->",
    '\u202eRat\u202c',
    'Rat\\',
  ])('takes signs of any search language for what they are: %s', (text) => {
    expect(readQuery(text).words.map(({ form }) => form)).toContain('rat')
    for (const group of matchOfAll(readQuery(text), { marks: [] }).all)
      for (const { tokens } of group.any)
        for (const token of tokens) expect(token).toMatch(/^[\p{L}\p{N}]+$/u)
  })

  it('looks for eight words at most and says which it left out', () => {
    const many = Array.from({ length: 2000 }, (_, index) => `wort${index}`).join(' ')
    const query = readQuery(many)
    expect(query.words).toHaveLength(8)
    expect(query.ignored[0]).toBe('wort8')
    expect(query.typed.length).toBeLessThanOrEqual(400)
  })
})
