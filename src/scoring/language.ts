import type { Features } from './model/features.ts'
import { type Model, squared } from './model/model.ts'
import type { ScoredLanguage } from './scored.ts'
import type { Word } from './text/normalise.ts'

/** The commonest small words, and how much one of them tells beside the letters. */
const smallWords: Record<ScoredLanguage, ReadonlySet<string>> = {
  de: new Set(
    `der die das den dem des ein eine einen und oder ist sind nicht kein ich du er sie es wir ihr mich dich uns euch mit von
    fuer auf zu im auch noch nur aber wie wer wenn dass sich hat haben wird werden bin bist alle`.split(
      /\s+/,
    ),
  ),
  en: new Set(
    `the a an and or is are not no i you he she it we they me your my our with of for on to in also only but how who if that
    has have will be am all this those`.split(/\s+/),
  ),
}
const smallWordWorth = 0.35
const mostWords = 200
/** Who writes to a German newspaper writes German, unless the text speaks against it. */
const leaning = 0.15

/** By letters and words, small words above all. Nothing to go by is German. */
export function detectLanguage(
  { language: { table, scale, bias } }: Model,
  features: Features,
  read: readonly Word[],
): ScoredLanguage {
  const mask = table.length - 1
  let sum = 0
  const { characters, characterCount, words, wordCount } = features
  for (let place = 0; place < characterCount; place++)
    sum += squared(table[(characters[place] ?? 0) & mask] ?? 0)
  for (let place = 0; place < wordCount; place++) sum += squared(table[(words[place] ?? 0) & mask] ?? 0)
  const count = characterCount + wordCount
  let small = 0
  for (const { form } of read.slice(0, mostWords)) {
    if (smallWords.de.has(form)) small++
    if (smallWords.en.has(form)) small--
  }
  const told = (sum * scale) / Math.sqrt(count || 1) + bias
  return count < 3 || told + smallWordWorth * small + leaning >= 0 ? 'de' : 'en'
}

/** The language that somebody names, as a BCP 47 tag; null where it is neither German nor English. */
export function namedLanguage(tag: string | null | undefined): ScoredLanguage | null {
  const primary = tag?.trim().split(/[-_]/, 1)[0]?.toLowerCase()
  return primary === 'de' || primary === 'en' ? primary : null
}
