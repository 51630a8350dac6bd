import { LRUCache } from 'lru-cache'
import snowball from 'snowball-stemmers'

export type Language = 'de' | 'en'

/** Snowball's stemmers (Porter, snowballstem.org) for German and English. */
const stemmers = { de: snowball.newStemmer('german'), en: snowball.newStemmer('english') }
const known = { de: remembered('de'), en: remembered('en') }

/**
 * What the forms of a word have in common: „Flüge“ and „Fluges“ → „flug“. Umlauts and the ways to write them without
 * (ae, oe, ue) are one, and so is ß and ss, as people search and foreign agencies write. Not itself a word.
 */
export const stemOf = (word: string, language: Language): string => known[language](word.toLowerCase())

function remembered(language: Language): (word: string) => string {
  const stems = new LRUCache<string, string>({ max: 20_000 })
  return (word) => {
    const before = stems.get(word)
    if (before !== undefined) return before
    const stem = folded(stemmers[language].stem(word), language)
    stems.set(word, stem)
    return stem
  }
}

const folded = (stem: string, language: Language): string =>
  language === 'en'
    ? stem
    : stem
        .replace(/ä|ae/g, 'a')
        .replace(/ö|oe/g, 'o')
        .replace(/ü|(?<![aeq])ue/g, 'u')
        .replaceAll('ß', 'ss')
