import { expect, it } from 'vitest'
import { readBackground, stemOf } from '../topics/index.ts'
import { germanStem } from './german-stem.ts'

const endings = [
  '',
  's',
  'es',
  'en',
  'ern',
  'st',
  'est',
  'ung',
  'ungen',
  'igkeiten',
  'lich',
  'ische',
  'heiten',
  'nisse',
]

it('stems as Snowball does', () => {
  const words = [...readBackground().textsWith.keys()].filter((word) => /^[a-z]+$/.test(word))
  const wrong = words
    .flatMap((word, index) => [word, word + (endings[index % endings.length] ?? '')])
    .filter((word) => germanStem(word) !== stemOf(word, 'de'))
    // What has two letters for an umlaut is no folded form.
    .filter((word) => !/ae|oe|ue/.test(word))
  expect(words.length).toBeGreaterThan(5000)
  expect(wrong).toEqual([])
})
