import type { CommentStatus } from '../../comments/index.ts'
import type { Instant } from '../../platform/clock.ts'
import type { Suggestion } from '../assessment.ts'
import type { StatementOfReasons } from './statement.ts'

export const decisionKinds = ['approve', 'reject', 'remove', 'spam'] as const
/** What a moderator may decide; `reject` and `remove` name a clause. */
export type DecisionKind = (typeof decisionKinds)[number]

/** A line of the log. `restore` takes an earlier one back. */
export type Decision = {
  id: string
  commentId: string
  decidedAt: Instant
  decidedBy: string | null
  decision: DecisionKind | 'redact' | 'restore'
  from: CommentStatus
  to: CommentStatus
  rulesVersion: number | null
  clause: string | null
  explanation: string | null
  /** What the machine had suggested. */
  suggestion: Suggestion | null
  appealId: string | null
  noticeId: string | null
  redressUntil: Instant | null
  statement: StatementOfReasons | null
  /** The revision of the comment whose words a redaction replaced. */
  replacedRevision: number | null
}

export type DecisionRefusal =
  | 'unknown-comment'
  | 'already-decided'
  | 'comment-withdrawn'
  | 'not-published'
  | 'rule-missing'
  | 'unknown-rule'

/** What goes against a comment names a clause, and its writer is told why. */
export const needsRule = (decision: Decision['decision']): boolean =>
  decision === 'reject' || decision === 'remove' || decision === 'redact'

/** Where each decision may begin, and what it leads to. */
const ways: Record<DecisionKind, { from: readonly CommentStatus[]; to: CommentStatus }> = {
  approve: { from: ['pending'], to: 'approved' },
  reject: { from: ['pending'], to: 'rejected' },
  remove: { from: ['approved'], to: 'removed' },
  spam: { from: ['pending', 'approved'], to: 'spam' },
}

/**
 * The status that a decision leads to. What no person has decided on yet – also what a trap has filed as spam, or what
 * appeared by itself – is open; of two who decide on the same one the second is refused. Who has seen that it was turned
 * down (`expected`) may let it appear all the same.
 */
export function wayOf(
  decision: DecisionKind,
  comment: { status: CommentStatus; decidedBy: string | null },
  expected: CommentStatus | null,
): { to: CommentStatus } | { refusal: DecisionRefusal } {
  const { status } = comment
  if (status === 'withdrawn') return { refusal: 'comment-withdrawn' }
  if (expected !== null && expected !== status) return { refusal: 'already-decided' }
  const { from, to } = ways[decision]
  const isOpenSpam = status === 'spam' && comment.decidedBy === null && decision !== 'spam'
  if (decision !== 'remove' && isOpenSpam) return { to }
  if (from.includes(status)) return { to }
  if (decision === 'approve' && expected !== null && isTurnedDown(status)) return { to }
  return { refusal: decision === 'remove' && status === 'pending' ? 'not-published' : 'already-decided' }
}

const isTurnedDown = (status: CommentStatus): boolean =>
  status === 'rejected' || status === 'removed' || status === 'spam'

/** Whether nothing else was decided since: a redaction holds as long as its words stand. */
export const stillHolds = (
  { to, replacedRevision }: Pick<Decision, 'to' | 'replacedRevision'>,
  comment: { status: CommentStatus; revision: number },
): boolean =>
  comment.status === to && (replacedRevision === null || comment.revision === replacedRevision + 1)

/** For six months a writer may complain (DSA Article 20 (1)). */
export const redressMonths = 6

export function redressEnd(from: Instant): Instant {
  const date = new Date(from)
  const day = date.getUTCDate()
  date.setUTCDate(1)
  date.setUTCMonth(date.getUTCMonth() + redressMonths)
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
  date.setUTCDate(Math.min(day, lastDay))
  return date.toISOString()
}

/** Who decided first does not decide on the complaint (DSA Article 20 (6), and good sense below its threshold). */
export const mayDecideAppeal = (first: { decidedBy: string | null }, actor: { id: string | null }): boolean =>
  actor.id !== null && actor.id !== first.decidedBy
