import { createHash } from 'node:crypto'
import type { Actor } from '../../accounts/index.ts'
import { recordAudit } from '../../audit/index.ts'
import {
  type CommentStatus,
  changeCommentStatus,
  type ModeratedComment,
  readerPaths,
  replaceCommentText,
} from '../../comments/index.ts'
import { queueDelivery } from '../../deliveries/index.ts'
import type { Tx } from '../../platform/db/db.ts'
import { announce } from '../../platform/events/events.ts'
import { newSecret } from '../../platform/ids.ts'
import type { World } from '../../platform/world.ts'
import { readSettings } from '../../settings/index.ts'
import { nearestLanguage, textsFor } from '../../texts/index.ts'
import { statementOfReasonsMail } from '../mail/statement-of-reasons.tsx'
import type { Clause } from '../rules/house-rules.ts'
import { assessmentsOf, setWaiting } from '../store.ts'
import { deleteClaim } from '../store-claims.ts'
import { articleLines, insertDecision } from '../store-decisions.ts'
import { type Decision, needsRule, redressEnd } from './decision.ts'
import { type StatementOfReasons, statementOf } from './statement.ts'

export type Needs = Pick<World, 'db' | 'clock' | 'ids' | 'events' | 'config'>
export type By = { actor: Actor; address: string | null }

export const redressHashOf = (secret: string): string =>
  createHash('sha256').update(secret).digest('base64url')

export type ToWrite = {
  comment: ModeratedComment
  decision: Decision['decision']
  to: CommentStatus
  /** Other words than it had: a redaction, or what takes one back. */
  text?: string
  rule: { version: number; clause: Clause } | null
  explanation: string | null
  appealId?: string
  noticeId?: string
}

/**
 * Writes a decision with all that follows from it: the new status, the line in the log, the statement of reasons and
 * its mail, the queue, the audit log, the events. Null when somebody changed the comment's status first.
 */
export async function writeDecision(
  tx: Tx,
  world: Needs,
  given: ToWrite & { by: By },
): Promise<Decision | null> {
  const { comment, by, to } = given
  const decidedAt = world.clock.now()
  const decidedBy = by.actor.id
  const { text } = given
  const isFirst =
    text === undefined
      ? await changeCommentStatus(tx, { id: comment.id, from: comment.status, to, decidedAt, decidedBy })
      : await replaceCommentText(tx, comment, { text, to, decidedAt, decidedBy })
  if (!isFirst) return null
  const [assessment] = await assessmentsOf(tx, [comment.id])
  const isAgainst = needsRule(given.decision) && given.rule !== null
  const bare: Decision = {
    id: world.ids.newId(),
    commentId: comment.id,
    decidedAt,
    decidedBy,
    decision: given.decision,
    from: comment.status,
    to,
    rulesVersion: given.rule?.version ?? null,
    clause: given.rule?.clause.number ?? null,
    explanation: given.explanation,
    suggestion: assessment?.suggestion ?? null,
    appealId: given.appealId ?? null,
    noticeId: given.noticeId ?? null,
    redressUntil: isAgainst ? redressEnd(decidedAt) : null,
    statement: null,
    replacedRevision: given.decision === 'redact' ? comment.revision : null,
  }
  const secret = isAgainst ? newSecret() : null
  const reasoned = await withStatement(tx, world, { decision: bare, given, secret })
  await insertDecision(tx, reasoned, secret && redressHashOf(secret))
  await setWaiting(tx, comment.id, to === 'pending')
  await deleteClaim(tx, comment.id)
  await recordAudit(tx, world, {
    actor: by.actor,
    action: `comment.${pastOf[given.decision]}`,
    subject: { kind: 'comment', id: comment.id, label: comment.authorName },
    detail: { decision: reasoned.id, clause: reasoned.clause, from: comment.status },
    address: by.address,
  })
  await announceDecision(tx, world, { comment, to })
  return reasoned
}

const pastOf = {
  approve: 'approved',
  reject: 'rejected',
  remove: 'removed',
  spam: 'filed-as-spam',
  redact: 'redacted',
  restore: 'restored',
} as const

async function announceDecision(
  tx: Tx,
  world: Pick<World, 'clock'>,
  { comment, to }: { comment: ModeratedComment; to: CommentStatus },
): Promise<void> {
  const event = { commentId: comment.id, articleId: comment.articleId }
  await announce(tx, world.clock, 'moderation.queue-changed', { commentId: comment.id })
  const isShown = comment.status === 'approved'
  if (to === 'approved')
    await announce(tx, world.clock, isShown ? 'comment.changed' : 'comment.approved', event)
  else if (to !== 'pending') await announce(tx, world.clock, 'comment.rejected', { ...event, status: to })
  else if (isShown) await announce(tx, world.clock, 'comment.changed', event)
}

/** The decision with its statement of reasons, mailed to the writer where there is an address. */
async function withStatement(
  tx: Tx,
  world: Needs,
  { decision, given, secret }: { decision: Decision; given: ToWrite; secret: string | null },
): Promise<Decision> {
  const { comment, rule } = given
  if (!rule || secret === null) return decision
  const kind = againstOf(decision.decision)
  const settings = await readSettings(tx)
  const language = nearestLanguage(comment.language ?? comment.writer?.language ?? settings.site.language)
  const t = textsFor(language, settings.site.address)
  const paths = readerPaths(settings.site.language)
  const article = (await articleLines(tx, [comment.articleId])).get(comment.articleId)
  const headline = article?.headline ?? ''
  const rulesUrl = world.config.publicUrl + paths.houseRules
  const statement: StatementOfReasons = statementOf({
    decisionId: decision.id,
    decision: kind,
    clause: rule.clause,
    rulesUrl,
    language,
    facts: t(`mail.reasons.facts${kindWord[kind]}`, { headline }),
    explanation: given.explanation,
    suggestion: decision.suggestion,
    afterNotice: decision.noticeId !== null,
    writtenAt: comment.createdAt,
    decidedAt: decision.decidedAt,
  })
  const to = comment.writer?.email ?? comment.authorEmail
  if (to) {
    // In the writer's language, whatever the site's is.
    const letterhead = {
      settings: { ...settings, site: { ...settings.site, language } },
      publicUrl: world.config.publicUrl,
    }
    const mail = statementOfReasonsMail(letterhead, {
      name: comment.authorName,
      // An address that nobody confirmed may be somebody else's: they are not to read what was written in their name.
      quote: comment.writer?.isConfirmed ? comment.text : null,
      kind: kindWord[kind],
      headline,
      clause: {
        number: rule.clause.number,
        title: rule.clause.title[language],
        text: rule.clause.text[language],
      },
      explanation: given.explanation,
      statement,
      writtenAt: comment.createdAt,
      rulesUrl,
      appealUrl: `${world.config.publicUrl}${paths.appeal}/${secret}`,
      appealUntil: decision.redressUntil ?? decision.decidedAt,
    })
    await queueDelivery(tx, world, { ...mail, kind: statementMailKind, ref: decision.id, to })
  }
  return { ...decision, statement }
}

const againstOf = (decision: Decision['decision']): 'reject' | 'remove' | 'redact' =>
  decision === 'remove' || decision === 'redact' ? decision : 'reject'

const kindWord = { reject: 'Rejected', remove: 'Removed', redact: 'Redacted' } as const

export const statementMailKind = 'statement-of-reasons'
