import type { Instant } from '../platform/clock.ts'

declare module '../platform/db/db.ts' {
  interface Tables {
    articles: ArticlesTable
    article_revisions: ArticleRevisionsTable
    article_authors: { article_id: string; author_id: string }
    article_tags: { article_id: string; tag_id: string }
    published_articles: PublishedArticlesTable
    published_article_tags: { tag_id: string; article_id: string; published_at: Instant }
    published_article_authors: {
      author_id: string
      article_id: string
      position: number
      published_at: Instant
    }
    corrections: CorrectionsTable
  }
}
declare module '../platform/events/events.ts' {
  interface Events {
    /** Anything staff see changed: saved, moved to another state. */
    'article.saved': { articleId: string }
    'article.published': PublishedPlaces
    /** A published article shows other words, places or corrections than before. */
    'article.updated': PublishedPlaces
    'article.unpublished': PublishedPlaces
    /** An archive brought articles that readers see now, or see changed. Old news: nobody is told of it. */
    'articles.imported': ImportedPlaces
  }
}

/** Where the article stands and stood: all lists and addresses that showed it before or show it now. */
export type PublishedPlaces = {
  articleId: string
  path: string
  paths: string[]
  sectionIds: string[]
  tagIds: string[]
  authorIds: string[]
  /** Articles that are translations of each other name each other. */
  translationIds: string[]
}

/** Where the articles of one batch stand and stood. */
export type ImportedPlaces = {
  articleIds: string[]
  paths: string[]
  sectionIds: string[]
  tagIds: string[]
  authorIds: string[]
}

/** The newsroom's view: one row an article, the head revision's list columns. */
export type ArticlesTable = {
  id: string
  status: string
  /** Number of the newest revision; what `If-Match` names. */
  revision: number
  /** Number of the revision that readers see, null when they see none. */
  published_revision: number | null
  path: string
  headline: string
  section_id: string
  language: string
  label: string | null
  publish_at: Instant | null
  embargo_until: Instant | null
  first_published_at: Instant | null
  unpublished_at: Instant | null
  created_at: Instant
  created_by: string | null
  changed_at: Instant
  changed_by: string | null
}

/** Every save. `content` is an `ArticleContent` as JSON. */
export type ArticleRevisionsTable = {
  article_id: string
  number: number
  kind: string
  content: string
  saved_at: Instant
  saved_by: string | null
  saved_by_name: string
}

/** What readers see, and nothing else: a row exists exactly while the article is published. */
export type PublishedArticlesTable = {
  article_id: string
  path: string
  section_id: string
  language: string
  translation_group: string
  headline: string
  kicker: string | null
  standfirst: string | null
  teaser: string | null
  dateline: string | null
  body: string
  /** Plain text of the body, for search. */
  body_text: string
  bylines: string
  label: string | null
  ai_note: string | null
  lead_picture: string | null
  /** `inherit` for one without a choice of its own. */
  comment_mode: string
  search_title: string | null
  search_description: string | null
  canonical_url: string | null
  word_count: number
  revision: number
  published_at: Instant
  /** Last change that readers should notice: correction, or marked by an editor. Null when none. */
  updated_at: Instant | null
}

export type CorrectionsTable = {
  id: string
  article_id: string
  text: string
  published_at: Instant
  published_by: string | null
}
