import { describe, expect, it } from 'vitest'
import { cleanName, isEmail, normalEmail } from './staff-member.ts'

describe('a name', () => {
  it.each([
    ['  Mira   Lohse ', 'Mira Lohse'],
    ['Mira\nLohse\u0000', 'Mira Lohse'],
    ['Mu\u0308ller', 'Müller'],
    ['\u202eMira\u202c Lo\u200bhse\ufeff', 'Mira Lohse'],
    ['مهدی\u200cزاده', 'مهدی\u200cزاده'],
    ['O’Brien-Łukasz 3.', 'O’Brien-Łukasz 3.'],
  ])('%j is kept as %s', (name, kept) => {
    expect(cleanName(name)).toBe(kept)
  })

  it.each(['', ' ', '\u200b', '\u202e\u2066', '…', '👩‍👦', 'x'.repeat(121)])('%j is none', (name) => {
    expect(cleanName(name)).toBeNull()
  })
})

describe('an e-mail address', () => {
  it('is compared without regard to case', () => {
    expect(normalEmail(' Mira@Elbbote.Example ')).toBe('mira@elbbote.example')
  })

  // The Cyrillic а in the first two: an address that looks like a colleague's is not taken.
  it.each([
    'mir\u0430@elbbote.example',
    'mira@elbb\u043ete.example',
    'mira\u200b@elbbote.example',
    '\u202emira@elbbote.example',
    'mira@elbbote.example\nBcc: x@y.example',
    'mira@elbbote\uff0eexample',
    'mi\u212aa@elbbote.example', // the Kelvin sign, in lower case a k
    '"mira lohse"@elbbote.example',
    'mira@elbbote.example, x@y.example',
    'mira',
    '@elbbote.example',
  ])('%j is none', (email) => {
    expect(isEmail(normalEmail(email))).toBe(false)
  })
})
