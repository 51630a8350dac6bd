import { openLexicon } from '../../src/scoring/lexicon/lexicon.ts'
import { openFeatures } from '../../src/scoring/model/features.ts'
import { addWord, type KnownWords, knownWordsBytes } from '../../src/scoring/model/known-words.ts'
import type { ScoredLanguage } from '../../src/scoring/scored.ts'
import { normalise, type Vocabulary } from '../../src/scoring/text/normalise.ts'
import { vocabularyOf } from '../../src/scoring/vocabulary.ts'
import { type Labelled, labelledTexts } from './labelled.ts'
import type { Lesson } from './learn.ts'
import { prepare } from './prepared.ts'

/** A word is in use when three texts hold it. */
const leastTexts = 3

export type Lessons = {
  knownWords: KnownWords
  texts: Record<ScoredLanguage, Labelled[]>
  lesson(language: ScoredLanguage): Lesson
}

export function readLessons(): Lessons {
  const lexicon = openLexicon()
  const texts = { de: labelledTexts('de'), en: labelledTexts('en') }
  const knownWords = knownWordsIn([...texts.de, ...texts.en].map(({ text }) => text))
  const vocabulary = vocabularyOf(knownWords, lexicon)
  const features = openFeatures()
  return {
    knownWords,
    texts,
    lesson(language) {
      const labelled = texts[language]
      return {
        prepared: prepare(
          labelled.map(({ text }) => text),
          { lexicon, vocabulary, features, language },
        ),
        labels: labelled.map(({ labels }) => labels),
        // News is there so that wars and crimes are no insults; how often readers are disrespectful it does not tell.
        weighs: (place) => labelled[place]?.source !== 'wikinews-de',
      }
    },
  }
}

function knownWordsIn(texts: readonly string[]): KnownWords {
  const nothing: Vocabulary = { isKnown: () => false, unmasked: () => null }
  const counts = new Map<string, number>()
  for (const text of texts)
    for (const form of new Set(normalise(text, nothing).words.map((word) => word.form)))
      if (/^\p{L}{2,24}$/u.test(form)) counts.set(form, (counts.get(form) ?? 0) + 1)
  const known = new Uint8Array(knownWordsBytes)
  for (const [word, count] of counts) if (count >= leastTexts) addWord(known, word)
  return known
}
