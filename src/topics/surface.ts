import { backgroundParts } from './statistics.ts'
import { stemOf } from './stem.ts'
import { languageOf, type TopicText } from './terms.ts'
import { wordsOf } from './words.ts'

/**
 * The word of the text in which each of these terms stands, as it is written there: „haf“ → „Flughafen“. For people
 * who ask why two texts are alike.
 */
export function surfaceWords(text: TopicText, wanted: ReadonlySet<string>): Map<string, string> {
  const language = languageOf(text)
  const whole = new Map<string, string>()
  const inside = new Map<string, string>()
  for (const word of wordsOf(`${text.headline} ${text.text}`)) {
    const stem = stemOf(word, language)
    if (wanted.has(stem) && !whole.has(stem)) whole.set(stem, word)
    if (language !== 'de') continue
    for (const part of backgroundParts(word))
      if (wanted.has(part) && !inside.has(part)) inside.set(part, word)
  }
  return new Map([...inside, ...whole])
}
