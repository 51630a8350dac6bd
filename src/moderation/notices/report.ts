import { randomBytes } from 'node:crypto'
import { commentAt, type ModeratedComment, moderatedComments } from '../../comments/index.ts'
import { queueDelivery } from '../../deliveries/index.ts'
import { inTransaction, type Tx } from '../../platform/db/db.ts'
import { announce } from '../../platform/events/events.ts'
import { ok, type Result, refused } from '../../platform/result.ts'
import type { World } from '../../platform/world.ts'
import { readSettings } from '../../settings/index.ts'
import { nearestLanguage, textsFor } from '../../texts/index.ts'
import { plainLetter } from '../mail/plain-letter.tsx'
import { articleLines } from '../store-decisions.ts'
import { insertNotice } from '../store-notices.ts'
import { type Notice, placeIn, referenceOf } from './notice.ts'

export type NoticeInput = {
  /** The comment's address as readers see it, or its id. */
  comment: { url: string } | { id: string }
  reason: string
  explanation: string
  name: string | null
  email: string | null
  /** How the notifier reads us; else the site's. */
  language?: string | null
  goodFaith: boolean
}

/** Takes a notice on a published comment; with an address, its receipt is confirmed by mail at once (DSA 16 (4)). */
export async function report(
  world: Pick<World, 'db' | 'clock' | 'ids' | 'events' | 'config'>,
  input: NoticeInput,
): Promise<Result<{ reference: string }, 'unknown-comment'>> {
  const receivedAt = world.clock.now()
  return inTransaction(world, async (tx) => {
    const comment = await meant(tx, world, input.comment)
    if (comment?.status !== 'approved') return refused('unknown-comment', { field: 'commentUrl' })
    const { site } = await readSettings(tx)
    const notice: Notice = {
      id: world.ids.newId(),
      reference: referenceOf(randomBytes(8)),
      commentId: comment.id,
      receivedAt,
      reason: input.reason,
      explanation: input.explanation,
      name: input.name,
      email: input.email,
      language: nearestLanguage(input.language ?? site.language),
      goodFaithAt: input.goodFaith ? receivedAt : null,
      decidedAt: null,
      decidedBy: null,
      outcome: null,
      answer: null,
    }
    await insertNotice(tx, notice)
    await mailNotifier(tx, world, { notice, comment, about: 'receipt' })
    await announce(tx, world.clock, 'moderation.queue-changed', { commentId: comment.id })
    return ok({ reference: notice.reference })
  })
}

async function meant(
  tx: Tx,
  world: Pick<World, 'config'>,
  named: NoticeInput['comment'],
): Promise<ModeratedComment | null> {
  const place = 'url' in named ? placeIn(named.url, world.config.publicUrl) : null
  const id = 'id' in named ? named.id : place && (await commentAt(tx, place))?.id
  const [comment = null] = id ? await moderatedComments(tx, [id]) : []
  return comment
}

/** Writes to whoever gave the notice, in their language: that it came, or what became of it. */
export async function mailNotifier(
  tx: Tx,
  world: Pick<World, 'ids' | 'clock' | 'config'>,
  facts: {
    notice: Pick<Notice, 'id' | 'reference' | 'name' | 'email' | 'language'>
    comment: ModeratedComment
    about: 'receipt' | { outcome: 'removed' | 'kept'; answer: string | null }
  },
): Promise<void> {
  const { notice, comment, about } = facts
  if (!notice.email) return
  const settings = await readSettings(tx)
  const language = nearestLanguage(notice.language)
  const t = textsFor(language, settings.site.address)
  const { reference } = notice
  const headline = (await articleLines(tx, [comment.articleId])).get(comment.articleId)?.headline ?? ''
  const contact = settings.site.contactEmail || settings.imprint.email || settings.site.name
  const key = about === 'receipt' ? 'mail.noticeReceipt' : 'mail.noticeDecision'
  const paragraphs =
    about === 'receipt'
      ? [t('mail.noticeReceipt.body', { headline, reference })]
      : [
          t(`mail.noticeDecision.${about.outcome}`, { headline, reference }),
          ...(about.answer ? [t('mail.noticeDecision.answer', { text: about.answer })] : []),
          t('mail.noticeDecision.redress', { contact }),
        ]
  const letterhead = {
    settings: { ...settings, site: { ...settings.site, language } },
    publicUrl: world.config.publicUrl,
  }
  const mail = plainLetter(letterhead, {
    subject: t(`${key}.subject`, { reference }),
    title: t(`${key}.title`),
    name: notice.name,
    paragraphs,
  })
  const kind = about === 'receipt' ? 'notice-receipt' : 'notice-decision'
  await queueDelivery(tx, world, { ...mail, kind, ref: notice.id, to: notice.email })
}
