declare module '../platform/db/db.ts' {
  interface Tables {
    page_counts: PageCountsTable
  }
}

export type PageCountsTable = {
  /** `2026-11-23` in the site's time zone. */
  day: string
  path: string
  /** The article that stood at the path when the views were written; null: another page. */
  article_id: string | null
  views: number
}
