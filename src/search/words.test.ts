import { describe, expect, it } from 'vitest'
import { formOf } from '../topics/index.ts'
import { compoundParts } from './compounds.ts'
import { wordOf } from './words.ts'

describe('forms', () => {
  it.each([
    ['Müller', 'MUELLER'],
    ['Straße', 'Strasse'],
    ['Karadžić', 'Karadzic'],
    ['Tōkyō', 'tokyo'],
    ['Pétanque', 'petanque'],
    ['Łódź', 'Lodz'],
    ['Über', 'u\u0308ber'],
  ])('%s and %s are one', (one, other) => {
    expect(formOf(one)).toBe(formOf(other))
  })

  it('keeps apart what is no transcription', () => {
    expect(formOf('neue')).toBe('neue')
    expect(formOf('Quelle')).toBe('quelle')
  })

  it('of a word meet in a stem, whether typed with umlauts or without', () => {
    expect(wordOf('Überschwemmungen').stems).toEqual(
      wordOf('Ueberschwemmung').stems.slice(0, 1).concat('uberschwemmungen'),
    )
    expect(wordOf('Häfen').stems[0]).toBe(wordOf('Hafen').stems[0])
  })
})

describe('compounds', () => {
  it.each([
    ['Parlamentswahlen', ['parlament', 'wahl']],
    ['Oderhochwasser', ['oder', 'hochwass']],
    ['Giftmüllskandal', ['mull', 'skandal']],
    ['Windkraftanlage', ['wind', 'kraft', 'anlag']],
  ])('%s has its parts', (word, parts) => {
    expect(compoundParts(formOf(word))).toEqual(expect.arrayContaining(parts))
  })

  it.each(['Hafen', 'Timoschenko', 'Guttenberg', 'x'.repeat(5000), ''])('%s is none', (word) => {
    expect(compoundParts(formOf(word))).toEqual([])
  })
})
