import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stdout } from 'node:process'
import { figuresAsText, told, validatedAsText, withPart } from '../test/corpora/moderation/as-text.ts'
import { crossValidate } from '../test/corpora/moderation/cross-validation.ts'
import { offensiveFrom, scoringFigures } from '../test/corpora/moderation/figures.ts'
import { calibrationPlots } from '../test/corpora/moderation/plot.ts'
import { readLessons } from './moderation/lessons.ts'

/** `npm run moderation:figures`: measures the scoring on the corpora beside the checkout and writes docs/moderation.md and its plots. */
const file = join(import.meta.dirname, '../docs/moderation.md')
const plots = join(import.meta.dirname, '../docs/moderation-calibration.svg')
const lessons = readLessons()
const validated = [
  {
    name: 'germeval2018, 5 folds',
    from: offensiveFrom,
    answers: crossValidate(lessons, { language: 'de', source: 'germeval2018', folds: 5 }),
  },
  {
    name: 'gahd, 5 folds',
    from: offensiveFrom,
    answers: crossValidate(lessons, { language: 'de', source: 'gahd', folds: 5 }),
  },
  {
    name: 'davidson, 3 folds',
    from: offensiveFrom,
    answers: crossValidate(lessons, { language: 'en', source: 'davidson-hate-offensive', folds: 3 }),
  },
  {
    name: 'toxic-spans, sentences, 3 folds',
    from: offensiveFrom,
    answers: crossValidate(lessons, { language: 'en', source: 'toxic-spans', folds: 3 }),
  },
]
const figures = await scoringFigures()
const learned = withPart(readFileSync(file, 'utf8'), 'cross-validation', validatedAsText(validated))
const document = withPart(learned, 'figures', figuresAsText(figures))
writeFileSync(file, document)
writeFileSync(
  plots,
  calibrationPlots([
    ...validated.flatMap(({ name, answers }) =>
      told(answers).map((head) => ({
        title: head,
        from: name.replace(', sentences', ''),
        isForeign: false,
        answers: answers[head],
      })),
    ),
    ...figures.unseen.map(({ name, answers }) => {
      const [from = '', title = ''] = name.split(': ')
      return { title, from: from.split(',', 1)[0] ?? from, isForeign: true, answers }
    }),
  ]),
)
stdout.write(document)
