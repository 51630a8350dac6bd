import type { Source } from '../../../scripts/moderation/labelled.ts'
import { learn, probabilitiesOf } from '../../../scripts/moderation/learn.ts'
import type { Lessons } from '../../../scripts/moderation/lessons.ts'
import { generator } from '../../../scripts/moderation/separate.ts'
import { type Head, heads } from '../../../src/scoring/model/heads.ts'
import type { ScoredLanguage } from '../../../src/scoring/scored.ts'
import type { Answer } from './measures.ts'

/**
 * Each text of one corpus is judged by a model that was learned without it and without the others of its fold; the other
 * corpora of the language stay in. Seeded: always the same folds.
 */
export function crossValidate(
  lessons: Lessons,
  { language, source, folds }: { language: ScoredLanguage; source: Source; folds: number },
): Record<Head, Answer[]> {
  const texts = lessons.texts[language]
  const lesson = lessons.lesson(language)
  const random = generator(3)
  const fold = texts.map((text) => (text.source === source ? Math.floor(random() * folds) : -1))
  const places = texts.map((_, place) => place)
  const answers: Record<Head, Answer[]> = { disrespect: [], insult: [], profanity: [], identityAttack: [] }
  for (let held = 0; held < folds; held++) {
    const learned = learn(
      lesson,
      places.filter((place) => fold[place] !== held),
    )
    const asked = places.filter((place) => fold[place] === held)
    const said = probabilitiesOf(learned, lesson.prepared, asked)
    for (const head of heads)
      asked.forEach((place, row) => {
        const label = texts[place]?.labels[head] ?? null
        if (label !== null) answers[head].push({ score: said[head][row] ?? 0, isSo: label === 1, fold: held })
      })
  }
  return answers
}
