import { commonEnglish } from './common-english.ts'
import { type Language, stemOf } from './stem.ts'
import { guessLanguage, wordsOf } from './words.ts'

/** A text to be matched: an article, later an interest, a job ad, a book. */
export type TopicText = { headline: string; text: string; language?: Language | null }

/** How often each term stands in a text, more for headline and lead, less for the parts of a compound. */
export type Terms = ReadonlyMap<string, number>

/** Chosen on the judged pairs of docs/topics.md; a change there shows in `npm run test:corpora`. */
const weights = { headline: 4, lead: 2, body: 1, name: 1.2, part: 0.3 }
const leadLength = 400

/** The stems that stand in the text as words of their own. */
export const stemsOf = (text: TopicText): Set<string> => {
  const language = languageOf(text)
  return new Set(wordsOf(`${text.headline} ${text.text}`).map((word) => stemOf(word, language)))
}

/** @param partsOf what a German compound is made of (`openSplitter`) */
export function termsOf(text: TopicText, partsOf: (word: string) => readonly string[]): Terms {
  const language = languageOf(text)
  const terms = new Map<string, number>()
  const add = (term: string, weight: number) => terms.set(term, (terms.get(term) ?? 0) + weight)
  const read = (part: string, weight: number) => {
    for (const word of wordsOf(part)) {
      if (language === 'en' && commonEnglish.has(word.toLowerCase())) continue
      const isName = startsWithCapital(word)
      const worth = weight * (isName ? weights.name : 1)
      add(stemOf(word, language), worth)
      if (isName && language === 'de') for (const piece of partsOf(word)) add(piece, worth * weights.part)
    }
  }
  read(text.headline, weights.headline)
  read(text.text.slice(0, leadLength), weights.lead)
  read(text.text.slice(leadLength), weights.body)
  return terms
}

export const languageOf = ({ language, headline, text }: TopicText): Language =>
  language ?? guessLanguage(`${headline} ${text}`)

const startsWithCapital = (word: string): boolean => /^\p{Lu}/u.test(word)
