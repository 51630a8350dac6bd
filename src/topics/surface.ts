import { backgroundParts } from './statistics.ts'
import { stemOf } from './stem.ts'
import { languageOf, type TopicText } from './terms.ts'
import { wordsOf } from './words.ts'

/**
 * Words of the text in which these terms stand, as they are written there: „haf“ → „Flughafen“. In the order of the
 * terms, each word once; for people who ask why two texts are alike.
 */
export function surfaceWords(text: TopicText, terms: readonly string[]): string[] {
  const language = languageOf(text)
  const wanted = new Set(terms)
  const whole = new Map<string, string>()
  const inside = new Map<string, string>()
  for (const word of wordsOf(`${text.headline} ${text.text}`)) {
    const stem = stemOf(word, language)
    if (wanted.has(stem) && !whole.has(stem)) whole.set(stem, word)
    if (language !== 'de') continue
    for (const part of backgroundParts(word))
      if (wanted.has(part) && !inside.has(part)) inside.set(part, word)
  }
  return [...new Set(terms.flatMap((term) => whole.get(term) ?? inside.get(term) ?? []))]
}
