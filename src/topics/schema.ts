declare module '../platform/db/db.ts' {
  interface Tables {
    topic_texts: TopicTextsTable
    topic_terms: TopicTermsTable
    topic_postings: TopicPostingsTable
    topic_counts: { kind: string; texts: number }
  }
}

/** A catalogued text. `kind` parts articles from job ads and the like: each has word counts of its own. */
export type TopicTextsTable = {
  number: number
  kind: string
  subject_id: string
  /** How many texts its weights were reckoned among; few, or 0 until it is confirmed, means out of date. */
  among: number
  /** These three as packed by `catalogue/packing.ts`. */
  field: string | null
  sketch: string
  terms: string
}

/** In how many texts of the kind a term stands. */
export type TopicTermsTable = { number: number; kind: string; term: string; texts: number }

/** Which texts hold a term, and how much it weighs in each, for the 4,096 text numbers of a block. */
export type TopicPostingsTable = { term: number; block: number; entries: string }
