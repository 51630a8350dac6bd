import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { LRUCache } from 'lru-cache'
import { packageRoot } from '../platform/package-root.ts'
import { partsOf, type Vocabulary } from './compounds.ts'
import { formOf } from './forms.ts'
import type { Statistics } from './profile.ts'

/** In how many texts a stem stands as a word: shipped, so that the first article of a site can be matched. */
export type Background = {
  texts: number
  textsWith: ReadonlyMap<string, number>
  /** Stems that stand as nouns more often than not. */
  nouns: ReadonlySet<string>
}

const file = 'src/topics/background/de.json'
let background: Background | null = null

/** German news from Wikinews, CC BY 2.5 (see NOTICE); made by `scripts/make-topics-background.ts`. Read once. */
export function readBackground(): Background {
  if (background) return background
  const { texts, stems, nouns } = JSON.parse(readFileSync(join(packageRoot, file), 'utf8')) as BackgroundFile
  background = { texts, textsWith: new Map(Object.entries(stems)), nouns: new Set(nouns) }
  return background
}

/** Stems by the number of texts that hold them, and which of them are nouns. */
export type BackgroundFile = {
  source: string
  texts: number
  stems: Record<string, number>
  nouns: string[]
}

let vocabulary: Vocabulary | null = null

/** The words that the background has. */
export function backgroundVocabulary(): Vocabulary {
  const { textsWith, nouns } = readBackground()
  vocabulary ??= { textsWith, isNoun: (stem) => nouns.has(stem) }
  return vocabulary
}

const compounds = new LRUCache<string, readonly string[]>({ max: 20_000 })

/** The parts of a German compound by the words of the background: for the same word always the same. */
export function backgroundParts(word: string): readonly string[] {
  const form = formOf(word)
  const before = compounds.get(form)
  if (before) return before
  const parts = partsOf(form, backgroundVocabulary())
  compounds.set(form, parts)
  return parts
}

/** How many texts hold each of these: for stems as well as for terms. */
export function countTexts(texts: Iterable<Iterable<string>>): Map<string, number> {
  const counts = new Map<string, number>()
  for (const text of texts) for (const term of text) counts.set(term, (counts.get(term) ?? 0) + 1)
  return counts
}

/** As many texts as the background weighs beside an archive's own. */
const backgroundWeight = 50

/**
 * Statistics of so many texts, with the background standing in for what they are too few to tell: the name of the town
 * is rare elsewhere, but not in its own paper after a dozen articles.
 */
export function statisticsBehind(texts: number, textsWith: (term: string) => number): Statistics {
  const behind = readBackground()
  const elsewhere = (term: string): number => behind.textsWith.get(term) ?? 0
  return {
    texts: texts + backgroundWeight,
    textsWith: (term) => textsWith(term) + (backgroundWeight / behind.texts) * elsewhere(term),
    isShared: (term) => textsWith(term) + elsewhere(term) > 1,
  }
}
