import type { Language } from './stem.ts'

/**
 * Letters and digits; what a hyphen or an apostrophe joins comes apart („Al-Qaida“ is found by „Qaida“ too). What no
 * word can be as long as comes in pieces of 64, so that a megabyte without a blank costs no more than other text.
 */
export const wordsOf = (text: string): string[] => text.normalize('NFC').match(/[\p{L}\p{N}]{2,64}/gu) ?? []

const commonWords: Record<Language, ReadonlySet<string>> = {
  de: new Set(
    'der die das und ist nicht mit von für auf ein eine dem den des im sich wird wurde auch'.split(' '),
  ),
  en: new Set('the of and to in is that for was on with as by at from it are has been which'.split(' ')),
}

/** German unless the most common English words are more: names and numbers alone are read as German. */
export function guessLanguage(text: string): Language {
  const count = countCommon(text)
  return count.en > count.de ? 'en' : 'de'
}

/** For decisions that stay: null unless one language's most common words are many, and five times the other's. */
export function clearLanguage(text: string): Language | null {
  const { de, en } = countCommon(text)
  if (Math.max(de, en) < 8) return null
  if (de >= 5 * en) return 'de'
  return en >= 5 * de ? 'en' : null
}

function countCommon(text: string): Record<Language, number> {
  const count = { de: 0, en: 0 }
  for (const word of wordsOf(text.slice(0, 4000).toLowerCase()))
    for (const language of ['de', 'en'] as const) if (commonWords[language].has(word)) count[language]++
  return count
}
