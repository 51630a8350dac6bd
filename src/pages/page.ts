import { type BodyDoc, longestBody } from '../articles/body/index.ts'
import type { Instant } from '../platform/clock.ts'
import { slugify } from '../platform/slug.ts'
import { normalPath } from '../redirects/index.ts'
import { reservedSegments } from '../sections/index.ts'

/** A text that stands by itself and has no date: „Über uns“, the comment policy. */
export type Page = {
  id: string
  /** `/ueber-uns` */
  path: string
  title: string
  language: string
  body: BodyDoc
  searchDescription: string | null
  /** Grows with each save; what `If-Match` names. */
  revision: number
  /** Null: readers do not see it. */
  publishedAt: Instant | null
  firstPublishedAt: Instant | null
  createdAt: Instant
  changedAt: Instant
  changedBy: string | null
}

/** A page as lists show it. */
export type PageLine = Omit<Page, 'body'>

export type NewPage = {
  title: string
  /** Made from the title when not given. */
  path?: string
  language: string
  body: BodyDoc
  searchDescription?: string | null
  published?: boolean
}

export type PageRefusal =
  | 'bad-path'
  | 'path-missing'
  | 'path-reserved'
  | 'path-taken'
  | 'body-too-long'
  | 'not-found'
  | 'revision-outdated'

const longestPath = 200

/**
 * The address a page gets: the one asked for in the form in which addresses are stored (words without a slash become
 * one), else from its title. Refused as `path-missing` where
 * a title without letters gives none, and where the first segment belongs to the system.
 */
export function pagePath(wish: {
  title: string
  path?: string
}): { path: string } | { refusal: PageRefusal } {
  const asked = wish.path?.trim() || `/${slugify(wish.title)}`
  if (asked === '/' && !wish.path?.trim()) return { refusal: 'path-missing' }
  const path = normalPath(asked.startsWith('/') ? asked : `/${slugify(asked)}`)
  if (!path || path === '/' || path.length > longestPath) return { refusal: 'bad-path' }
  const segments = path.slice(1).split('/')
  if (segments.some((segment) => segment === '.' || segment === '..' || segment.trim() === ''))
    return { refusal: 'bad-path' }
  if (reservedSegments.has(firstSegment(path).toLowerCase())) return { refusal: 'path-reserved' }
  return { path }
}

/** `ueber-uns` of `/ueber-uns/team`. */
export const firstSegment = (path: string): string => path.split('/')[1] ?? ''

/** Measured as it is stored. */
export const isTooLong = (body: BodyDoc): boolean => JSON.stringify(body).length > longestBody

/** When readers see it since: kept while it stays published, `now` when it becomes so. */
export const publishedSince = (
  before: Pick<Page, 'publishedAt'> | null,
  published: boolean | undefined,
  now: Instant,
): Instant | null => {
  if (published === undefined) return before?.publishedAt ?? null
  return published ? (before?.publishedAt ?? now) : null
}
