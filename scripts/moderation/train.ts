import { openLexicon } from '../../src/scoring/lexicon/lexicon.ts'
import type { ScoredLanguage } from '../../src/scoring/scored.ts'
import { vocabularyOf } from '../../src/scoring/vocabulary.ts'
import { learn } from './learn.ts'
import { readLessons } from './lessons.ts'
import { pack } from './pack.ts'
import { learnToTell } from './tell-language.ts'

/** As many of the one language as of the other, to tell them apart. */
const perLanguage = 6000

/** The model's file, learned from the corpora beside the checkout: from the same corpora always the same bytes. */
export function trainModel(): Buffer {
  const lessons = readLessons()
  const learnLanguage = (language: ScoredLanguage) =>
    learn(
      lessons.lesson(language),
      lessons.texts[language].map((_, place) => place),
    )
  const textsOf = (language: ScoredLanguage) => {
    const step = Math.floor(lessons.texts[language].length / perLanguage)
    return lessons.texts[language].filter((_, place) => place % step === 0).map(({ text }) => text)
  }
  return pack({
    knownWords: lessons.knownWords,
    language: learnToTell(
      { german: textsOf('de'), english: textsOf('en') },
      vocabularyOf(lessons.knownWords, openLexicon()),
    ),
    learned: { de: learnLanguage('de'), en: learnLanguage('en') },
  })
}
