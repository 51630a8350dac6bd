import { type ArticleCard, cardsByIds } from '../../articles/published/index.ts'
import { type ModeratedComment, moderatedComments } from '../../comments/index.ts'
import { queueDelivery } from '../../deliveries/index.ts'
import type { Instant } from '../../platform/clock.ts'
import { inTransaction } from '../../platform/db/db.ts'
import { ok, refused } from '../../platform/result.ts'
import type { World } from '../../platform/world.ts'
import { readSettings, siteTexts } from '../../settings/index.ts'
import { endToken, readerToken, stillFollowing } from '../../subscriptions/followers/index.ts'
import { subscriptionPaths } from '../../subscriptions/index.ts'
import { commentsMail } from '../mail/comments.tsx'
import type { DueReader } from '../store-gatherings.ts'
import { type DueComment, excerptOf, partsOf, quietSince, quietUntil } from './comment-telling.ts'
import { dropTellings, dueComments, lastTold, markCommentsTold, putOff, readersToTell } from './store.ts'

type Needs = Pick<World, 'db' | 'clock' | 'ids' | 'events' | 'config'>
type Reader = Omit<DueReader, 'due' | 'pausedUntil'>

/** As erasing a reader finds them. */
const commentMailKind = 'comment-alert'

const readersAtOnce = 50

/**
 * Mails some of the readers for whom it is time what they are to hear of comments: one mail each. Told is what stands in
 * a mail, from the moment it is queued. False when there was nobody.
 */
export async function mailComments(world: Needs): Promise<boolean> {
  const readers = await readersToTell(world.db, world.clock.now(), readersAtOnce)
  for (const reader of readers) await mailTo(world, reader)
  return readers.length > 0
}

async function mailTo(world: Needs, reader: Reader): Promise<void> {
  const { db, clock } = world
  const { readerId } = reader
  const now = clock.now()
  const due = await dueComments(db, readerId, now)
  const heard = await lastTold(db, readerId, quietSince(now))
  const facts = await factsOf(world, due, now)
  const going = due.filter((telling) => !heard.has(telling.articleId) && facts.isShown(telling))
  const dropped = due.filter((telling) => !facts.isShown(telling))
  const mail = going.length > 0 ? await mailFor(world, { reader, going, facts }) : null
  await inTransaction(world, async (tx) => {
    await dropTellings(tx, { readerId, commentIds: idsOf(dropped) })
    for (const [articleId, at] of heard) {
      const its = due.filter((telling) => telling.articleId === articleId && facts.isShown(telling))
      await putOff(tx, { readerId, commentIds: idsOf(its) }, quietUntil(at))
    }
    if (!mail) return ok(null)
    const commentIds = idsOf(going)
    // Removed, or other words, since the mail was written: the next run looks again.
    const asWritten = await moderatedComments(tx, commentIds)
    const same = asWritten.filter((comment) => isSame(comment, facts.comments.get(comment.id)))
    if (same.length < commentIds.length) return refused('changed-meanwhile')
    const to = { kind: commentMailKind, ref: readerId, to: reader.email, isBulk: true }
    const mailId = await queueDelivery(tx, world, { ...mail, ...to })
    const told = await markCommentsTold(tx, { readerId, commentIds }, { at: now, mailId })
    return told ? ok(null) : refused('told-meanwhile')
  })
}

const idsOf = (tellings: readonly DueComment[]): string[] => tellings.map(({ commentId }) => commentId)

const isSame = (now: ModeratedComment, before: ModeratedComment | undefined): boolean =>
  now.status === before?.status && now.text === before.text && now.authorName === before.authorName

type Facts = {
  comments: ReadonlyMap<string, ModeratedComment>
  cards: ReadonlyMap<string, ArticleCard>
  /** Its reader follows it and does not rest, and readers see comment and article. */
  isShown(telling: DueComment): boolean
}

async function factsOf({ db }: Needs, due: readonly DueComment[], now: Instant): Promise<Facts> {
  const found = await moderatedComments(db, idsOf(due))
  const parents = found.flatMap(({ parentId }) => (parentId === null ? [] : [parentId]))
  const comments = new Map(
    [...found, ...(await moderatedComments(db, parents))].map((comment) => [comment.id, comment]),
  )
  const articleIds = [...new Set(due.map(({ articleId }) => articleId))]
  const cards = new Map((await cardsByIds(db, articleIds, now)).map((card) => [card.id, card]))
  const subscriptionIds = due.map(({ subscriptionId }) => subscriptionId)
  const following = await stillFollowing(db, subscriptionIds, now)
  return {
    comments,
    cards,
    isShown: ({ commentId, articleId, subscriptionId }) =>
      comments.get(commentId)?.status === 'approved' && cards.has(articleId) && following.has(subscriptionId),
  }
}

async function mailFor(
  { db, config }: Needs,
  { reader, going, facts }: { reader: Reader; going: readonly DueComment[]; facts: Facts },
) {
  const { publicUrl } = config
  const stored = await readSettings(db)
  const settings = { ...stored, site: { ...stored.site, language: reader.language } }
  const paths = subscriptionPaths(stored.site.language)
  const ownUrl = `${publicUrl}${paths.notifications}/${readerToken(config, { id: reader.readerId, linkRotation: reader.linkRotation })}`
  const parts = partsOf(going).flatMap(({ subscriptionId, kind, articleId, commentIds, more }) => {
    const card = facts.cards.get(articleId)
    if (!card) return []
    const url = publicUrl + encodeURI(card.path)
    const comments = commentIds.flatMap((id) => facts.comments.get(id) ?? [])
    return [
      {
        headline: card.headline,
        url,
        why: whyOf(settings, { kind, answered: facts.comments.get(comments[0]?.parentId ?? '') }),
        endUrl: `${publicUrl}${paths.endSubscription}/${endToken(config, subscriptionId)}`,
        comments: comments.map(({ id, anchor, authorName, text }) => ({
          name: authorName,
          excerpt: excerptOf(text),
          url: `${url}?comment=${id}#${anchor}`,
        })),
        more,
      },
    ]
  })
  const [only] = parts
  // With one click (RFC 8058) ends what the mail is about: the one subscription, or all.
  const oneClick = parts.length === 1 && only ? only.endUrl : ownUrl
  return {
    ...commentsMail({ settings, publicUrl }, { parts, ownUrl }),
    headers: {
      'List-Unsubscribe': `<${oneClick}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      Precedence: 'bulk',
    },
  }
}

function whyOf(
  settings: Parameters<typeof siteTexts>[0],
  { kind, answered }: { kind: string; answered: ModeratedComment | undefined },
): string {
  const t = siteTexts(settings)
  if (kind !== 'replies') return t('mail.comments.why.comments')
  return answered?.status === 'approved'
    ? t('mail.comments.why.replies', { name: answered.authorName })
    : t('mail.comments.why.repliesGone')
}
