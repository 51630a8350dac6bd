import type { Instant } from '../platform/clock.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import type { Scored } from '../scoring/index.ts'
import type { Assessment, Finding, Suggestion } from './assessment.ts'
import './schema.ts'
import { signalBits } from './signals.ts'

/** An assessment as it is kept. */
export type KeptAssessment = {
  commentId: string
  articleId: string
  suggestion: Suggestion
  risk: number
  findings: Finding[]
  scored: Scored | null
  scorer: string | null
  isWaiting: boolean
  waitingSince: Instant
}

/** One for each comment: a later one replaces it. */
export async function putAssessment(
  tx: Tx,
  assessment: Assessment & { commentId: string; articleId: string },
  now: Instant,
): Promise<void> {
  const found = {
    assessed_at: now,
    scorer: assessment.scorer,
    suggestion: assessment.suggestion,
    risk: assessment.risk,
    is_waiting: assessment.status === 'pending' ? 1 : 0,
    waiting_since: now,
    findings: JSON.stringify(assessment.findings),
    scored: assessment.scored && JSON.stringify(assessment.scored),
    signals: signalBits(assessment),
  }
  await tx
    .insertInto('comment_assessments')
    .values({ comment_id: assessment.commentId, article_id: assessment.articleId, ...found })
    .onConflict((conflict) => conflict.column('comment_id').doUpdateSet(found))
    .execute()
}

/** What was found for these comments. */
export async function assessmentsOf(db: Db | Tx, commentIds: readonly string[]): Promise<KeptAssessment[]> {
  if (commentIds.length === 0) return []
  const rows = await db
    .selectFrom('comment_assessments')
    .selectAll()
    .where('comment_id', 'in', commentIds)
    .execute()
  return rows.map((row) => ({
    commentId: row.comment_id,
    articleId: row.article_id,
    suggestion: row.suggestion,
    risk: row.risk,
    findings: JSON.parse(row.findings) as Finding[],
    scored: row.scored === null ? null : (JSON.parse(row.scored) as Scored),
    scorer: row.scorer,
    isWaiting: row.is_waiting === 1,
    waitingSince: row.waiting_since,
  }))
}

/** Takes a comment out of the queue, or puts it back to where it stood by age. */
export async function setWaiting(tx: Tx, commentId: string, isWaiting: boolean): Promise<void> {
  await tx
    .updateTable('comment_assessments')
    .set({ is_waiting: isWaiting ? 1 : 0 })
    .where('comment_id', '=', commentId)
    .execute()
}
