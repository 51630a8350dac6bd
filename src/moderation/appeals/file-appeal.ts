import { moderatedComments } from '../../comments/index.ts'
import type { Instant } from '../../platform/clock.ts'
import { type Db, inTransaction } from '../../platform/db/db.ts'
import { announce } from '../../platform/events/events.ts'
import { ok, type Result, refused } from '../../platform/result.ts'
import type { World } from '../../platform/world.ts'
import { stillHolds } from '../decisions/decision.ts'
import { redressHashOf } from '../decisions/write-decision.ts'
import type { Clause } from '../rules/house-rules.ts'
import { clauseOf } from '../rules/house-rules.ts'
import { appealAgainst, insertAppeal } from '../store-appeals.ts'
import { articleLines, decisionByRedress } from '../store-decisions.ts'
import { rulesOfVersion } from '../store-rules.ts'
import { type Appeal, type AppealRefusal, longestAppeal } from './appeal.ts'

/** What the page behind the link in a statement of reasons shows. */
type AppealPage = {
  article: { headline: string; path: string } | null
  text: string
  language: string | null
  removed: boolean
  decidedAt: Instant
  clause: Clause | null
  explanation: string | null
  /** Until then a complaint is taken. */
  until: Instant
  /** The decision still holds; a comment that is decided anew has nothing to complain about. */
  holds: boolean
  appeal: Pick<Appeal, 'receivedAt' | 'outcome' | 'explanation'> | null
}

/** The decision that a secret belongs to, for its writer; changes nothing. Null for an unknown secret. */
export async function appealOf(db: Db, secret: string): Promise<AppealPage | null> {
  const decision = await decisionByRedress(db, redressHashOf(secret))
  const [comment] = decision ? await moderatedComments(db, [decision.commentId]) : []
  if (!decision || !comment) return null
  const [articles, appeal, rules] = await Promise.all([
    articleLines(db, [comment.articleId]),
    appealAgainst(db, decision.id),
    decision.rulesVersion === null ? null : rulesOfVersion(db, decision.rulesVersion),
  ])
  const article = articles.get(comment.articleId)
  return {
    article: article ? { headline: article.headline, path: article.path } : null,
    text: comment.text,
    language: comment.language,
    removed: decision.decision === 'remove',
    decidedAt: decision.decidedAt,
    clause: rules && clauseOf(rules, decision.clause ?? ''),
    explanation: decision.explanation,
    until: decision.redressUntil ?? decision.decidedAt,
    holds: stillHolds(decision, comment),
    appeal: appeal && {
      receivedAt: appeal.receivedAt,
      outcome: appeal.outcome,
      explanation: appeal.explanation,
    },
  }
}

/** Takes a complaint in, once for each decision and for six months. A reason may be given and need not. */
export async function appeal(
  world: Pick<World, 'db' | 'clock' | 'ids' | 'events'>,
  { secret, text }: { secret: string; text: string },
): Promise<Result<{ id: string; receivedAt: Instant }, AppealRefusal>> {
  const receivedAt = world.clock.now()
  return inTransaction(world, async (tx) => {
    const decision = await decisionByRedress(tx, redressHashOf(secret))
    if (!decision) return refused('link-invalid')
    if ((decision.redressUntil ?? '') <= receivedAt) return refused('link-expired')
    if (await appealAgainst(tx, decision.id)) return refused('already-appealed')
    const [comment] = await moderatedComments(tx, [decision.commentId])
    if (!comment || !stillHolds(decision, comment)) return refused('decision-changed')
    const id = world.ids.newId()
    const words = text.trim().slice(0, longestAppeal)
    await insertAppeal(tx, { id, decisionId: decision.id, commentId: comment.id, receivedAt, text: words })
    await announce(tx, world.clock, 'moderation.queue-changed', { commentId: comment.id })
    return ok({ id, receivedAt })
  })
}
