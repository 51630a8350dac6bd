declare module '../platform/db/db.ts' {
  interface Tables {
    related_articles: RelatedArticlesTable
  }
}
declare module '../platform/events/events.ts' {
  interface Events {
    /** Other articles than before are shown beside these. */
    'related.changed': { articleIds: string[] }
  }
}

/** A neighbour of an article. */
export type RelatedArticlesTable = {
  article_id: string
  other_id: string
  score: number
  /** 1 for a near-duplicate. */
  is_same_report: number
  /** Words that both share, the most telling first, by blanks. */
  shared: string
}
