import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stderr } from 'node:process'
import { openLexicon } from '../src/scoring/lexicon/lexicon.ts'
import { modelFile } from '../src/scoring/model/model.ts'
import { vocabularyOf } from '../src/scoring/vocabulary.ts'
import { learn } from './moderation/learn.ts'
import { readLessons } from './moderation/lessons.ts'
import { pack } from './moderation/pack.ts'
import { learnToTell } from './moderation/tell-language.ts'

/**
 * `npm run train:moderation`: makes the model of `src/scoring` of the corpora beside the checkout (`../shared/data`). The
 * same corpora and code make the same bytes.
 */
const lessons = readLessons()
const learnLanguage = (language: 'de' | 'en') => {
  const { texts } = lessons
  stderr.write(`${language}: ${texts[language].length} texts\n`)
  return learn(
    lessons.lesson(language),
    texts[language].map((_, place) => place),
  )
}
/** As many of the one language as of the other. */
const perLanguage = 6000
const textsOf = (language: 'de' | 'en') => {
  const step = Math.floor(lessons.texts[language].length / perLanguage)
  return lessons.texts[language].filter((_, place) => place % step === 0).map(({ text }) => text)
}
const bytes = pack({
  knownWords: lessons.knownWords,
  language: learnToTell(
    { german: textsOf('de'), english: textsOf('en') },
    vocabularyOf(lessons.knownWords, openLexicon()),
  ),
  learned: { de: learnLanguage('de'), en: learnLanguage('en') },
})
writeFileSync(join(import.meta.dirname, '..', modelFile), bytes)
stderr.write(`${modelFile}: ${(bytes.length / 1e6).toFixed(1)} MB\n`)
