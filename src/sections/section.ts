import { slugify } from '../platform/slug.ts'

/** A section of the paper: one for each article, readers see it. Its page stands at `/{slug}`. */
export type Section = {
  id: string
  slug: string
  name: string
  language: string
  description: string | null
  position: number
  /** How comments are moderated here, unless the article says otherwise; null: as the site. */
  commentMode: string | null
  /** Grows with each change; what `If-Match` names. */
  revision: number
}

export type SectionInput = {
  name: string
  slug?: string
  language?: string
  description?: string | null
  commentMode?: string | null
}

export type SectionRefusal =
  | 'slug-taken'
  | 'bad-slug'
  | 'slug-reserved'
  | 'not-found'
  | 'section-not-empty'
  | 'revision-outdated'

/** First segments of addresses that belong to the system, in both languages. No section or page may take them. */
export const reservedSegments: ReadonlySet<string> = new Set([
  'newsroom',
  'api',
  'media',
  'assets',
  'feed',
  'feed.xml',
  'feed.atom',
  'feed.json',
  'sitemap.xml',
  'news-sitemap.xml',
  'robots.txt',
  'healthz',
  'metrics',
  'v1alpha1',
  'websub',
  'opensearch.xml',
  'favicon.ico',
  'theme',
  'wp-content',
  'wp-admin',
  'kommentare',
  'comments',
  'hausregeln',
  'transparenz',
  'transparency',
  'house-rules',
  'themen',
  'autoren',
  'suche',
  'archiv',
  'impressum',
  'datenschutz',
  'stellen',
  'buecher',
  'newsletter',
  'newsletters',
  'benachrichtigungen',
  'notifications',
  'topics',
  'authors',
  'search',
  'archive',
  'imprint',
  'privacy',
  'jobs',
  'books',
  'u',
  'kommentar',
  'comment',
])

/** The slug a section gets: the one asked for, else from its name. */
export function sectionSlug(
  input: Pick<SectionInput, 'name' | 'slug'>,
): { slug: string } | { refusal: SectionRefusal } {
  const slug = slugify(input.slug || input.name, 60)
  if (!slug) return { refusal: 'bad-slug' }
  if (reservedSegments.has(slug)) return { refusal: 'slug-reserved' }
  return { slug }
}
