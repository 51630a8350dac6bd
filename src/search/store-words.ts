import type { RawBuilder } from 'kysely'
import type { Tx } from '../platform/db/db.ts'
import type { Entry } from './entry.ts'
import type { Match } from './match.ts'
import type { SearchVocabularyTable } from './schema.ts'

/** Readers' searches look at `published` only: nothing of a draft is in its tables. */
export type Scope = 'published' | 'newsroom'

/** How each database keeps and finds words. What it answers is ranked elsewhere, for both alike. */
export type WordStore = {
  candidates(asked: Asked): RawBuilder<{ number: number; near: number; anywhere: number }>
  write(tx: Tx, scope: Scope, row: { number: number; entry: Entry }): Promise<void>
  remove(tx: Tx, scope: Scope, number: number): Promise<void>
  /** Those of the words that are in the vocabulary, with their counts. */
  counted(tx: Tx, forms: readonly string[]): RawBuilder<{ form: string; articles: number }>
  addWords(tx: Tx, words: readonly SearchVocabularyTable[]): Promise<void>
  addCounts(tx: Tx, forms: readonly string[], count: number): Promise<void>
  /** A small part of the upkeep of the index; whether there is more to do. */
  tidy(tx: Tx, scope: Scope, pages: number): Promise<boolean>
}

export const wordTables = { published: 'search_published', newsroom: 'search_newsroom' } as const

/**
 * How many are looked at: the newest of each kind. Whatever is searched for, no more than this is ranked. Neighbours
 * are looked for where fewer than `fewEnough` hold the words: a walk through all that hold two common ones takes long.
 */
export const limits = { anywhere: 300, headline: 150, neighbours: 60, fewEnough: 3000 } as const

export type Asked = {
  scope: Scope
  match: Match
  /** Also with two of the words side by side. */
  neighbours: Match | null
  /** Numbers, both included. */
  from: number
  to: number
  /** So many of the newest with the words in the headline, and none by their text. */
  onlyHeadlines?: number
}
