import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stdout } from 'node:process'
import { figuresAsText, validatedAsText, withPart } from '../test/corpora/moderation/as-text.ts'
import { crossValidate } from '../test/corpora/moderation/cross-validation.ts'
import { offensiveFrom, scoringFigures } from '../test/corpora/moderation/figures.ts'
import { readLessons } from './moderation/lessons.ts'

/** `npm run moderation:figures`: measures the scoring on the corpora beside the checkout and writes docs/moderation.md. */
const file = join(import.meta.dirname, '../docs/moderation.md')
const lessons = readLessons()
const validated = [
  {
    name: 'germeval2018, 5 folds',
    from: offensiveFrom,
    answers: crossValidate(lessons, { language: 'de', source: 'germeval2018', folds: 5 }),
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
const learned = withPart(readFileSync(file, 'utf8'), 'cross-validation', validatedAsText(validated))
const document = withPart(learned, 'figures', figuresAsText(await scoringFigures()))
writeFileSync(file, document)
stdout.write(document)
