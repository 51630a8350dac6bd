import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nameKey, slugify } from './slug.ts'

describe('a slug', () => {
  it.each([
    ['Rat beschließt den Haushalt', 'rat-beschliesst-den-haushalt'],
    ['Ärger über Öl-Übergabe', 'aerger-ueber-oel-uebergabe'],
    ['Ä Ö Ü', 'ae-oe-ue'],
    ['A\u0308rger', 'aerger'],
    ['ẞ', 'ss'],
    ['Curaçao, Łódź & Ærø', 'curacao-lodz-aero'],
    ['„Wir fangen an“ – sagt sie', 'wir-fangen-an-sagt-sie'],
    ['Don’t panic', 'dont-panic'],
    ['  3,5 % mehr  ', '3-5-mehr'],
    ['////', ''],
    ['../../etc/passwd', 'etc-passwd'],
    ['%2e%2e%2f', '2e-2e-2f'],
    ['北京', ''],
    ['😀', ''],
    ['', ''],
    ['\u0000\u202e', ''],
  ])('%j is %j', (text, slug) => {
    expect(slugify(text)).toBe(slug)
  })

  it('is cut at the end of a word', () => {
    expect(slugify('eins zwei drei', 9)).toBe('eins-zwei')
    expect(slugify('eins zwei drei', 12)).toBe('eins-zwei')
    expect(slugify('x'.repeat(500), 80)).toBe('x'.repeat(80))
  })

  it('has only letters, digits and single hyphens between them, whatever the text, and stays itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const slug = slugify(text)
        expect(slug).toMatch(/^([a-z0-9]+(-[a-z0-9]+)*)?$/)
        expect(slug.length).toBeLessThanOrEqual(80)
        expect(slugify(slug)).toBe(slug)
      }),
    )
  })
})

describe('a name folded for look-up', () => {
  it.each([
    ['Müller', 'MÜLLER '],
    ['André  Weiß', 'Andre Weiß'],
    ['ﬁnanzen', 'Finanzen'],
    ['Mül\u200bler', 'Müller'],
    ['\u202eMüller\u00ad', 'Müller'],
    ['Anna\u0007 Müller', 'Anna\nMüller'],
  ])('%s and %s meet', (one, other) => {
    expect(nameKey(one)).toBe(nameKey(other))
  })

  it('keeps different names apart', () => {
    expect(nameKey('Müller')).not.toBe(nameKey('Möller'))
    expect(nameKey('\u0301')).not.toBe(nameKey('\u0300'))
    expect(nameKey('C')).not.toBe(nameKey('C++'))
    expect(nameKey('Раris')).not.toBe(nameKey('Paris')) // the first two letters are Cyrillic
  })
})
