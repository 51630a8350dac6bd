import { commentTextOf, type ModeratedComment, moderatedComments } from '../../comments/index.ts'
import { withdrawDeliveries } from '../../deliveries/index.ts'
import { inTransaction, type Tx } from '../../platform/db/db.ts'
import { ok, type Result, refused } from '../../platform/result.ts'
import { decisionById, decisionsOn } from '../store-decisions.ts'
import { alreadyDecided } from './decide.ts'
import type { Decision } from './decision.ts'
import { type By, type Needs, statementMailKind, writeDecision } from './write-decision.ts'

/**
 * Takes a moderator's slip back: the comment is what it was before, and waits again. The log keeps both. A mail with
 * reasons that has not left yet stays here. Refused once something else was decided after it.
 */
export async function undoDecision(
  world: Needs,
  decisionId: string,
  by: By,
): Promise<Result<Decision, 'unknown-decision' | 'already-decided'>> {
  return inTransaction(world, async (tx) => {
    const decision = await decisionById(tx, decisionId)
    if (!decision || decision.decision === 'restore') return refused('unknown-decision')
    const [comment] = await moderatedComments(tx, [decision.commentId])
    const [newest] = await decisionsOn(tx, [decision.commentId])
    if (!comment) return refused('unknown-decision')
    if (newest?.id !== decision.id || comment.status !== decision.to) return alreadyDecided(tx, comment)
    const words = await wordsBefore(tx, decision, comment)
    if (words === 'changed') return alreadyDecided(tx, comment)
    const written = await writeDecision(tx, world, {
      comment,
      decision: 'restore',
      to: decision.from,
      ...words,
      rule: null,
      explanation: null,
      by,
    })
    if (!written) return alreadyDecided(tx, comment)
    await withdrawDeliveries(tx, world, { kind: statementMailKind, ref: decision.id })
    return ok(written)
  })
}

/**
 * The words that a redaction took out of a comment, to be put back; none where the decision left its words alone.
 * `changed`: its writer has changed it since.
 */
export async function wordsBefore(
  tx: Tx,
  { replacedRevision: revision }: Decision,
  comment: ModeratedComment,
): Promise<{ text?: string } | 'changed'> {
  if (revision === null) return {}
  if (comment.revision !== revision + 1) return 'changed'
  const text = await commentTextOf(tx, { commentId: comment.id, revision })
  return text === null ? 'changed' : { text }
}
