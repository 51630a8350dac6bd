import { LRUCache } from 'lru-cache'
import snowball from 'snowball-stemmers'
import { formOf } from './forms.ts'
import { germanStem } from './german-stem.ts'

export type Language = 'de' | 'en'

const english = snowball.newStemmer('english')
const englishStems = new LRUCache<string, string>({ max: 20_000 })

/**
 * What the forms of a word have in common: „Flüge“ and „Fluges“ → „flug“, by Snowball's stemmers (Porter,
 * snowballstem.org) for German and English. Umlauts and the ways to write them without (ae, oe, ue) are one, and so is ß
 * and ss, as people search and foreign agencies write. Not itself a word.
 */
export const stemOf = (word: string, language: Language): string =>
  language === 'de' ? germanStem(formOf(word)) : englishStem(formOf(word))

function englishStem(form: string): string {
  const before = englishStems.get(form)
  if (before !== undefined) return before
  const stem = english.stem(form)
  englishStems.set(form, stem)
  return stem
}
