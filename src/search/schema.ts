import type { Instant } from '../platform/clock.ts'

declare module '../platform/db/db.ts' {
  interface Tables {
    search_documents: SearchDocumentsTable
    search_vocabulary: SearchVocabularyTable
    search_published: SearchWordsTable
    search_newsroom: SearchWordsTable
  }
}

/**
 * One row an article and scope, with what ranking needs to know. The words themselves are in `search_published` and
 * `search_newsroom`: full-text tables of SQLite (FTS5), tables with `tsvector` columns on PostgreSQL.
 */
export type SearchDocumentsTable = {
  /** Newer articles have higher numbers: milliseconds of the publication × 1024, and where that is taken the next. */
  number: number
  article_id: string
  /** `published`: what readers see. `newsroom`: the newest revision, where it is not what readers see. */
  scope: string
  revision: number
  indexed_at: Instant
  headline: string
  beside: string
  lead: string
  main: string
}

/** What each database looks words up in; of its own kind on each, so all else is in `store.{sqlite,postgres}.ts`. */
export type SearchWordsTable = { number: number }

/** The words of published articles, for „Meinten Sie …?“ and for completing what is typed. */
export type SearchVocabularyTable = {
  form: string
  /** As it stands in a text. */
  shown: string
  stem: string
  /** In how many articles it stood when they were first indexed. */
  articles: number
  /** Beginning, end and sorted letters: a mistyped word shares at least one of them with what was meant. */
  head: string
  tail: string
  letters: string
}
