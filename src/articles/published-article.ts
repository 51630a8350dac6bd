import type { Instant } from '../platform/clock.ts'
import type { BodyDoc } from './body/schema.ts'

/** Labels that tell a reader what kind of text this is. */
export const articleLabels = ['opinion', 'analysis', 'interview', 'satire', 'advertisement'] as const
export type ArticleLabel = (typeof articleLabels)[number]

export const commentModes = ['before', 'after', 'trusted', 'closed', 'off'] as const
export type CommentMode = (typeof commentModes)[number]
/** What is stored for an article without a choice of its own. */
export const inheritedCommentMode = 'inherit'

/** Where the report comes from: `PEKING / LONDON (Name) –`. Without a source it is the site's name. */
export type Dateline = { places: string[]; source: string | null }

/** Who wrote it: an author of the paper, or an agency. */
export type Byline =
  | { kind: 'author'; id: string; slug: string; name: string }
  | { kind: 'agency'; name: string }

/** A picture at its place: words given for the place win over the media library's. */
export type PlacedPicture = {
  mediaId: string
  alt: string | null
  caption: string | null
  credit: string | null
}

export type SectionRef = { id: string; slug: string; name: string }
export type TagRef = { id: string; slug: string; name: string; kind: string }
export type Correction = { id: string; text: string; publishedAt: Instant }

/** How a list shows an article. */
export type ArticleCard = {
  id: string
  path: string
  language: string
  headline: string
  kicker: string | null
  /** What lists show: the article's own teaser, else its standfirst. */
  teaser: string | null
  label: ArticleLabel | null
  section: SectionRef
  bylines: Byline[]
  picture: PlacedPicture | null
  wordCount: number
  publishedAt: Instant
  updatedAt: Instant | null
}

/** The whole article as readers see it. */
export type PublishedArticle = ArticleCard & {
  standfirst: string | null
  dateline: Dateline | null
  body: BodyDoc
  aiNote: string | null
  tags: TagRef[]
  corrections: Correction[]
  commentMode: CommentMode
  searchTitle: string | null
  searchDescription: string | null
  canonicalUrl: string | null
  /** The same article in other languages, without itself. */
  translations: { id: string; path: string; language: string; headline: string }[]
  revision: number
}
