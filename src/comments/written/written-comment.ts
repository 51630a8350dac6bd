import type { Instant } from '../../platform/clock.ts'
import type { CommentStatus } from '../comment.ts'

/** A comment that a reader writes here. */
export type WrittenComment = {
  id: string
  articleId: string
  parentId: string | null
  threadKey: string
  depth: number
  status: CommentStatus
  createdAt: Instant
  authorName: string
  authorEmail: string
  writerId: string
  /** Shortened to /24 or /48. */
  network: string | null
  language: string | null
  text: string
  linkHash: string
}

/** A comment as the one sees it who holds its link. */
export type OwnComment = {
  id: string
  articleId: string
  parentId: string | null
  writerId: string | null
  status: CommentStatus
  authorName: string
  authorEmail: string | null
  network: string | null
  text: string
  revision: number
  createdAt: Instant
  decidedAt: Instant | null
  editedAt: Instant | null
}

/** What somebody may answer. */
export type Answerable = {
  id: string
  articleId: string
  status: CommentStatus
  threadKey: string
  depth: number
  authorName: string
  text: string
}

/** Where a submission came from; kept for seven days. */
export type Origin = { address: string; network: string | null; agentHash: string | null }
