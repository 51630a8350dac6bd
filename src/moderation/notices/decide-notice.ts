import { recordAudit } from '../../audit/index.ts'
import { type ModeratedComment, moderatedComments } from '../../comments/index.ts'
import { inTransaction, type Tx } from '../../platform/db/db.ts'
import { ok, type Result, refused } from '../../platform/result.ts'
import { ruleOf } from '../decisions/decide.ts'
import { type By, type Needs, writeDecision } from '../decisions/write-decision.ts'
import { closeNotice, noticeById, openNotices } from '../store-notices.ts'
import type { Notice } from './notice.ts'
import { mailNotifier } from './report.ts'

export type NoticeDecision = {
  noticeId: string
  outcome: 'removed' | 'kept'
  /** Number of the clause, when it is removed. */
  rule: string | null
  answer: string | null
}

export type NoticeRefusal = 'unknown-notice' | 'notice-decided' | 'rule-missing' | 'unknown-rule'

/** More notices on one comment than this are not answered in one go. */
const mostAtOnce = 50

/**
 * Answers a notice: the comment is removed, with reasons to its writer, or stays. Whoever gave the notice is told. A
 * removal answers all open notices on the comment.
 */
export async function decideNotice(
  world: Needs,
  input: NoticeDecision,
  by: By,
): Promise<Result<null, NoticeRefusal>> {
  return inTransaction(world, async (tx) => {
    const notice = await noticeById(tx, input.noticeId)
    const [comment] = notice ? await moderatedComments(tx, [notice.commentId]) : []
    if (!notice || !comment) return refused('unknown-notice')
    if (notice.decidedAt !== null) return refused('notice-decided')
    if (input.outcome === 'removed' && comment.status === 'approved') {
      const rule = await ruleOf(tx, world, { decision: 'remove', rule: input.rule })
      if (!rule.ok) return rule
      const removal = { comment, decision: 'remove', to: 'removed', rule: rule.value } as const
      const explanation = input.answer?.trim() || null
      if (!(await writeDecision(tx, world, { ...removal, explanation, noticeId: notice.id, by })))
        return refused('notice-decided')
    }
    const answered =
      input.outcome === 'removed'
        ? await openNotices(tx, { commentId: comment.id, limit: mostAtOnce })
        : [notice]
    for (const each of answered) await answer(tx, world, { notice: each, comment, input, by })
    return ok(null)
  })
}

async function answer(
  tx: Tx,
  world: Needs,
  given: { notice: Notice; comment: ModeratedComment; input: NoticeDecision; by: By },
): Promise<void> {
  const { notice, comment, input, by } = given
  const { outcome } = input
  const words = input.answer?.trim() || null
  const closed = { decidedAt: world.clock.now(), decidedBy: by.actor.id, outcome, answer: words }
  if (!(await closeNotice(tx, notice.id, closed))) return
  await mailNotifier(tx, world, { notice, comment, about: { outcome, answer: words } })
  await recordAudit(tx, world, {
    actor: by.actor,
    action: 'comment.notice-decided',
    subject: { kind: 'comment', id: comment.id, label: comment.authorName },
    detail: { notice: notice.reference, outcome },
    address: by.address,
  })
}
