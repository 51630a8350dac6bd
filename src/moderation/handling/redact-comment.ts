import { moderatedComments } from '../../comments/index.ts'
import { inTransaction } from '../../platform/db/db.ts'
import { ok, type Result, refused } from '../../platform/result.ts'
import { readSettings } from '../../settings/index.ts'
import { nearestLanguage } from '../../texts/index.ts'
import { alreadyDecided, ruleOf } from '../decisions/decide.ts'
import type { Decision } from '../decisions/decision.ts'
import { type By, type Needs, writeDecision } from '../decisions/write-decision.ts'
import { type Passage, redactedText } from './redaction.ts'

export type RedactionInput = {
  commentId: string
  passages: readonly Passage[]
  rule: string | null
  explanation: string | null
  /** The words that were before the moderator: others are refused. */
  revision: number
}
export type RedactionRefusal =
  | 'unknown-comment'
  | 'already-decided'
  | 'comment-changed'
  | 'nothing-left'
  | 'rule-missing'
  | 'unknown-rule'

/**
 * Takes passages out of a comment that waits or is published, and publishes the rest. Each leaves the newsroom's mark,
 * and the whole words are kept. A decision like others: it names a clause, its writer is mailed a statement of reasons,
 * may complain, and it can be taken back.
 */
export async function redactComment(
  world: Needs,
  input: RedactionInput,
  by: By,
): Promise<Result<Decision, RedactionRefusal>> {
  return inTransaction(world, async (tx) => {
    const [comment] = await moderatedComments(tx, [input.commentId])
    if (!comment) return refused('unknown-comment')
    if (comment.status !== 'pending' && comment.status !== 'approved') return alreadyDecided(tx, comment)
    if (comment.revision !== input.revision) return refused('comment-changed')
    const { site } = await readSettings(tx)
    const language = nearestLanguage(comment.language ?? comment.writer?.language ?? site.language)
    const text = redactedText(comment.text, input.passages, language)
    if (text === null) return refused('nothing-left', { field: 'passages' })
    const rule = await ruleOf(tx, world, { decision: 'redact', rule: input.rule })
    if (!rule.ok) return rule
    const written = await writeDecision(tx, world, {
      comment,
      decision: 'redact',
      to: 'approved',
      text,
      rule: rule.value,
      explanation: input.explanation?.trim() || null,
      by,
    })
    return written ? ok(written) : alreadyDecided(tx, comment)
  })
}
