import type { Instant } from '../platform/clock.ts'
import type { CommentStatus } from './comment.ts'

/** A comment with all that moderators need to decide on it, and to tell its writer. */
export type ModeratedComment = {
  id: string
  articleId: string
  parentId: string | null
  /** Its place on the page, once readers see it. */
  anchor: string
  status: CommentStatus
  createdAt: Instant
  decidedAt: Instant | null
  decidedBy: string | null
  editedAt: Instant | null
  authorName: string
  authorEmail: string | null
  /** Shortened to /24 or /48. */
  network: string | null
  text: string
  language: string | null
  revision: number
  /** The editors' pick since then. */
  pickedAt: Instant | null
  writer: { id: string; email: string; language: string; isConfirmed: boolean } | null
}

/** What has become of a writer's comments so far. `refusedLately`: rejected, removed or spam since a given day. */
export type WriterHistory = {
  approved: number
  pending: number
  rejected: number
  removed: number
  spam: number
  withdrawn: number
  refusedLately: number
}

export const noHistory: WriterHistory = {
  approved: 0,
  pending: 0,
  rejected: 0,
  removed: 0,
  spam: 0,
  withdrawn: 0,
  refusedLately: 0,
}

export const refusedStatuses = ['rejected', 'removed', 'spam'] as const satisfies readonly CommentStatus[]
