import { type CommentStatus, type ModeratedComment, moderatedComments } from '../../comments/index.ts'
import { type Db, inTransaction, type Tx } from '../../platform/db/db.ts'
import { ok, type Refused, type Result, refused } from '../../platform/result.ts'
import type { World } from '../../platform/world.ts'
import { clauseOf } from '../rules/house-rules.ts'
import { rulesForDecision } from '../rules/save-house-rules.ts'
import { namesOf } from '../store-decisions.ts'
import { type Decision, type DecisionKind, type DecisionRefusal, needsRule, wayOf } from './decision.ts'
import { type By, type Needs, type ToWrite, writeDecision } from './write-decision.ts'

export type DecisionInput = {
  commentId: string
  decision: DecisionKind
  /** Number of the clause; for `reject` and `remove`. */
  rule: string | null
  explanation: string | null
  /** What the moderator saw; another status means that somebody was first. */
  expected?: CommentStatus | null
}

/**
 * Decides on a comment. Approving publishes it whether or not the writer's address is confirmed. Rejecting and removing
 * name a clause, and the writer is mailed a statement of reasons with the way to complain. Of two who decide at once
 * the second is refused with the first's name and time in `detail`.
 */
export async function decide(
  world: Needs,
  input: DecisionInput,
  by: By,
): Promise<Result<Decision, DecisionRefusal>> {
  return inTransaction(world, async (tx) => {
    const [comment] = await moderatedComments(tx, [input.commentId])
    if (!comment) return refused('unknown-comment')
    const way = wayOf(input.decision, comment, input.expected ?? null)
    if ('refusal' in way)
      return way.refusal === 'already-decided' ? alreadyDecided(tx, comment) : refused(way.refusal)
    const rule = await ruleOf(tx, world, input)
    if (!rule.ok) return rule
    const { decision, explanation } = input
    const written = await writeDecision(tx, world, {
      comment,
      decision,
      to: way.to,
      rule: rule.value,
      explanation: explanation?.trim() || null,
      by,
    })
    return written ? ok(written) : alreadyDecided(tx, comment)
  })
}

/** The clause that a decision names, in the version in force. */
export async function ruleOf(
  tx: Tx,
  world: Pick<World, 'clock'>,
  { decision, rule }: { decision: Decision['decision']; rule: string | null },
): Promise<Result<ToWrite['rule'], 'rule-missing' | 'unknown-rule'>> {
  if (!needsRule(decision)) return ok(null)
  if (!rule?.trim()) return refused('rule-missing', { field: 'rule' })
  const rules = await rulesForDecision(tx, world)
  const clause = clauseOf(rules, rule)
  return clause ? ok({ version: rules.version, clause }) : refused('unknown-rule', { field: 'rule', rule })
}

/** Tells who was first, and when. */
export async function alreadyDecided(
  db: Db | Tx,
  comment: Pick<ModeratedComment, 'id'>,
): Promise<Refused<'already-decided'>> {
  const [now] = await moderatedComments(db, [comment.id])
  const names = await namesOf(db, [now?.decidedBy ?? null])
  return refused('already-decided', {
    by: (now?.decidedBy && names.get(now.decidedBy)) || '–',
    at: now?.decidedAt ?? '',
    now: now?.status ?? '',
  })
}
