import snowball from 'snowball-stemmers'
import { expect, it } from 'vitest'
import { germanStem } from './german-stem.ts'
import { readBackground } from './statistics.ts'

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

const snowballs = snowball.newStemmer('german')

it('stems as Snowball does', () => {
  const words = [...readBackground().textsWith.keys()].filter((word) => /^[a-z]+$/.test(word))
  const wrong = words
    .flatMap((word, index) => [word, word + (endings[index % endings.length] ?? '')])
    .filter((word) => germanStem(word) !== snowballs.stem(word))
  expect(words.length).toBeGreaterThan(5000)
  expect(wrong).toEqual([])
})
