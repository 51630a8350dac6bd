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

  it('with a hundred times as many entries takes about as long', () => {
    const letters = 'abcdefghijklmnopqrstuvwxyz'
    const word = (n: number) =>
      `${letters[n % 26]}${letters[(n * 7) % 26]}${letters[(n * 11) % 26]}${n.toString(36)}`
    const forms = ['', '*', '', 'x*', '']
    const listOf = (count: number) =>
      Array.from({ length: count }, (_, n) => {
        const form = forms[n % forms.length] ?? ''
        return form === 'x*' ? `*${word(n)}` : `${word(n)}${form}`
      })
    const text = 'Der Stadtrat hat am Montag nach langer Debatte den Haushalt beschlossen, knapp. '.repeat(40)
    const spent = (count: number) => {
      const matcher = compileWords(listOf(count))
      // User and system time together: their sum is counted exactly, each alone in ticks of up to 10 ms,
      // so that a short stretch may seem to take no time at all.
      const now = () => {
        const { user, system } = process.cpuUsage()
        return user + system
      }
      const runs = Array.from({ length: 15 }, () => {
        const start = now()
        for (let run = 0; run < 10; run++) matcher.match(text)
        return now() - start
      })
      return Math.min(...runs)
    }
    spent(100)
    expect(spent(10_000) / spent(100)).toBeLessThan(10)
  })
})
