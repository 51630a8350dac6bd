import { recordAudit } from '../../audit/index.ts'
import { type ModeratedComment, moderatedComments } from '../../comments/index.ts'
import { queueDelivery } from '../../deliveries/index.ts'
import { inTransaction, type Tx } from '../../platform/db/db.ts'
import { ok, type Result, refused } from '../../platform/result.ts'
import { readSettings } from '../../settings/index.ts'
import { nearestLanguage, textsFor } from '../../texts/index.ts'
import { wordsBefore } from '../decisions/undo-decision.ts'
import { type By, type Needs, writeDecision } from '../decisions/write-decision.ts'
import { plainLetter } from '../mail/plain-letter.tsx'
import { appealById, closeAppeal } from '../store-appeals.ts'
import { articleLines, decisionById } from '../store-decisions.ts'
import type { AppealDecisionRefusal } from './appeal.ts'
import { deciderOf } from './who-decides.ts'

export type AppealDecision = {
  appealId: string
  outcome: 'upheld' | 'reversed'
  explanation: string | null
  /** Whoever decided first has read that they decide again because nobody else is there. */
  alone?: boolean
}

/**
 * Decides on a complaint: somebody else than who decided first, unless there is nobody else. Reversed, the comment appears at once. Either way its
 * writer is told by mail.
 */
export async function decideAppeal(
  world: Needs,
  input: AppealDecision,
  by: By,
): Promise<Result<null, AppealDecisionRefusal>> {
  return inTransaction(world, async (tx) => {
    const appeal = await appealById(tx, input.appealId)
    const first = appeal && (await decisionById(tx, appeal.decisionId))
    const [comment] = first ? await moderatedComments(tx, [first.commentId]) : []
    if (!appeal || !first || !comment) return refused('unknown-appeal')
    if (appeal.decidedAt !== null) return refused('appeal-decided')
    const decider = await deciderOf(tx, first, by.actor)
    const isAlone = decider === 'alone' && input.alone === true
    if (decider !== 'yes' && !isAlone) return refused('same-person')
    const explanation = input.explanation?.trim() || null
    const { outcome } = input
    const closed = { decidedAt: world.clock.now(), decidedBy: by.actor.id, outcome, explanation }
    if (!(await closeAppeal(tx, appeal.id, closed))) return refused('appeal-decided')
    if (outcome === 'reversed') {
      const approve = { comment, decision: 'approve', to: 'approved', rule: null, explanation } as const
      const words = await wordsBefore(tx, first, comment)
      if (comment.status !== first.to || words === 'changed') return refused('decision-changed')
      if (!(await writeDecision(tx, world, { ...approve, ...words, appealId: appeal.id, by })))
        return refused('decision-changed')
    }
    await mailOutcome(tx, world, { comment, appealId: appeal.id, outcome, explanation, alone: isAlone })
    await recordAudit(tx, world, {
      actor: by.actor,
      action: 'comment.appeal-decided',
      subject: { kind: 'comment', id: comment.id, label: comment.authorName },
      detail: { appeal: appeal.id, outcome, ...(isAlone ? { samePerson: true } : {}) },
      address: by.address,
    })
    return ok(null)
  })
}

async function mailOutcome(
  tx: Tx,
  world: Needs,
  facts: AppealDecision & { comment: ModeratedComment },
): Promise<void> {
  const { comment, outcome, explanation } = facts
  const to = comment.writer?.email ?? comment.authorEmail
  if (!to) return
  const settings = await readSettings(tx)
  const language = nearestLanguage(comment.language ?? comment.writer?.language ?? settings.site.language)
  const t = textsFor(language, settings.site.address)
  const article = (await articleLines(tx, [comment.articleId])).get(comment.articleId)
  const subject = t(
    outcome === 'reversed' ? 'mail.appealOutcome.subjectReversed' : 'mail.appealOutcome.subjectUpheld',
  )
  const url = article && `${world.config.publicUrl}${article.path}#${comment.anchor}`
  const letterhead = {
    settings: { ...settings, site: { ...settings.site, language } },
    publicUrl: world.config.publicUrl,
  }
  const mail = plainLetter(letterhead, {
    subject,
    title: subject,
    name: comment.authorName,
    paragraphs: [
      t(`mail.appealOutcome.${outcome}${facts.alone ? 'Alone' : ''}`, { headline: article?.headline ?? '' }),
      ...(explanation ? [t('mail.appealOutcome.explanation', { text: explanation })] : []),
      ...(facts.alone ? [t('mail.appealOutcome.samePerson')] : []),
      ...(outcome === 'reversed' && url ? [`${t('mail.appealOutcome.button')}:\n${url}`] : []),
    ],
  })
  await queueDelivery(tx, world, { ...mail, kind: 'appeal-outcome', ref: facts.appealId, to })
}
