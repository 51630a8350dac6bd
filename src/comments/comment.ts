import type { Instant } from '../platform/clock.ts'

/** `withdrawn`: by who wrote it. */
export const commentStatuses = ['pending', 'approved', 'rejected', 'removed', 'spam', 'withdrawn'] as const
export type CommentStatus = (typeof commentStatuses)[number]

/** A comment as readers see it: never with address or network of who wrote it. */
export type PublicComment = {
  id: string
  articleId: string
  parentId: string | null
  /** Its place on the page: `comment-…`; what links to it name. */
  anchor: string
  /** Answers above it; 0 at the top. */
  depth: number
  authorName: string
  authorUrl: string | null
  /** The author of the paper who wrote it, if one did. */
  authorId: string | null
  /** Somebody of the newsroom wrote it. */
  isStaff: boolean
  /** Plain text with line breaks. */
  text: string
  createdAt: Instant
  /** Its writer changed the words since. */
  editedAt: Instant | null
  recommendations: number
  /** The editors' pick. */
  isPicked: boolean
}

/** As a thread is read, newest first, or most recommended first. */
export const commentOrders = ['thread', 'newest', 'recommended'] as const
export type CommentOrder = (typeof commentOrders)[number]

/** A comment as an archive brings it. */
export type ImportedComment = {
  key: string
  /** Key of the comment it answers, in the same batch or brought by an earlier one. */
  parentKey: string | null
  authorName: string
  authorEmail: string | null
  authorUrl: string | null
  authorId: string | null
  network: string | null
  text: string
  createdAt: Instant
  status: CommentStatus
}

/** Old addresses of comments keep working: WordPress's `#comment-12` names the comment's key there. */
export const anchorOf = (comment: { id: string; importKey: string | null }): string =>
  `comment-${comment.importKey !== null && /^[\w-]{1,40}$/.test(comment.importKey) ? comment.importKey : comment.id}`

/** Deeper answers stand in the key behind their forebear of this depth, in the order in which they were written. */
export const deepestKey = 12

const timeDigits = 9
const orderDigits = 8

/**
 * The key that sorts comments as a thread is read: the parent's key and, behind it, the comment's time and the order in
 * which comments of one moment came in. Fixed in width and of digits and small letters alone, so that every database
 * sorts it alike. At most 204 signs.
 */
export function threadKey(
  comment: { id: string; createdAt: Instant },
  parent: { threadKey: string } | null,
): string {
  const above = parent?.threadKey.slice(0, (deepestKey - 1) * (timeDigits + orderDigits)) ?? ''
  return above + timePart(comment.createdAt) + orderPart(comment.id)
}

/** Shifted by a century, so that comments dated before 1970 have a key too. */
const timePart = (at: Instant): string =>
  (Date.parse(at) + 4e12).toString(36).padStart(timeDigits, '0').slice(-timeDigits)

/** Of a UUIDv7 the last minute of its time, its counter, and twelve bits of chance. */
function orderPart(id: string): string {
  const digits = id.replaceAll('-', '')
  const order = Number.parseInt(digits.slice(8, 12) + digits.slice(13, 16) + digits.slice(-3), 16)
  return order.toString(36).padStart(orderDigits, '0')
}
