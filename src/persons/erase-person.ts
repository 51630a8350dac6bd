import type { Actor } from '../accounts/index.ts'
import { commentMailIds } from '../alerts/comments/index.ts'
import { forgetNames, recordAudit } from '../audit/index.ts'
import { type ErasedComment, eraseComments, eraseWriter } from '../comments/persons/index.ts'
import { eraseMails, mailIdsAbout, mailIdsWhere } from '../deliveries/index.ts'
import { eraseFromSuppressions, suppressedHashesWhere } from '../deliveries/suppressions/index.ts'
import { eraseBlocksOf, eraseDecided, eraseNotices } from '../moderation/persons/index.ts'
import { inTransaction, type Tx } from '../platform/db/db.ts'
import { announce } from '../platform/events/events.ts'
import { addressKeyOf } from '../platform/mail-address.ts'
import type { World } from '../platform/world.ts'
import { readSettings, siteTexts } from '../settings/index.ts'
import { eraseReader, readerIdsWhere } from '../subscriptions/persons/index.ts'
import { deliveriesAbout, forgetDeliveries } from '../webhooks/index.ts'
import { addToErasureList, erasureList, hashOf } from './erasure-list.ts'
import { emailKeyOf, idsOfPerson } from './held-of-person.ts'

type Needs = Pick<World, 'db' | 'longReads' | 'clock' | 'ids' | 'events' | 'config'>

/**
 * How much was erased. `tombstones`: comments that stay as a mark, since others have answered them. `readers`: 1 for who
 * followed something by e-mail.
 */
export type ErasedOfPerson = {
  comments: number
  tombstones: number
  notices: number
  mails: number
  readers: number
}

type Wanted = {
  commentIds: readonly string[]
  noticeIds: readonly string[]
  writerId: string | null
  mailIds: readonly string[]
  webhookIds: readonly string[]
  readerIds: readonly string[]
  /** Entries of the list of suppressed addresses: the address goes, that it gets no mail stays. */
  suppressedHashes: readonly string[]
}

/**
 * Forgets a reader (GDPR Article 17): words, names and addresses go from comments, their earlier versions, complaints,
 * notices, mails, webhooks and the audit log; pages, feeds and search follow. What was decided, by which rule and when stays, as
 * the DSA asks. The erasure is noted beside the database, so that a restored backup forgets them once more.
 */
export async function erasePerson(
  world: Needs,
  email: string,
  by: { actor: Actor; address: string | null },
): Promise<ErasedOfPerson> {
  const emailKey = emailKeyOf(email)
  const found = await idsOfPerson(world, emailKey)
  const { commentIds, noticeIds, writerId } = found
  const mailIds = await mailsOf(world, commentIds, (key) => key === emailKey)
  const webhookIds = await deliveriesAbout(world.longReads, commentIds)
  const readerKey = addressKeyOf(email)
  const readerIds = await readerIdsWhere(world, (key) => key === readerKey)
  const suppressedHashes = await suppressedHashesWhere(world, (key) => key === readerKey)
  await addToErasureList(world, { at: world.clock.now(), commentIds, noticeIds, writerId, emailKey })
  return inTransaction(world, async (tx) => {
    const erased = await erase(tx, world, {
      commentIds,
      noticeIds,
      writerId,
      mailIds,
      webhookIds,
      readerIds,
      suppressedHashes,
    })
    await recordAudit(tx, world, {
      actor: by.actor,
      action: 'person.erased',
      // Whoever was forgotten is not named.
      subject: { kind: 'person', id: null, label: null },
      detail: { ...erased },
      address: by.address,
    })
    return erased
  })
}

/**
 * A reader erases what they follow by e-mail, from their own page: address, subscriptions, consents. What else they wrote
 * here stays. A restored backup forgets them once more.
 */
export async function eraseOwnNotifications(
  world: Needs,
  { id, emailKey }: { id: string; emailKey: string },
): Promise<void> {
  const nothingElse = { commentIds: [], noticeIds: [], writerId: null }
  await addToErasureList(world, { at: world.clock.now(), ...nothingElse, emailKey })
  await inTransaction(world, (tx) => eraseReader(tx, world, id))
}

/** After a backup was restored: whoever was erased since it was made is erased again. Answers how many were there. */
export async function replayErasures(world: Needs): Promise<number> {
  let again = 0
  for (const { commentIds, noticeIds, writerId, salt, addressHash } of await erasureList(world)) {
    const mailIds = await mailsOf(world, commentIds, (key) => hashOf(salt, key) === addressHash)
    const webhookIds = await deliveriesAbout(world.longReads, commentIds)
    const isTheirs = (key: string) => hashOf(salt, key) === addressHash
    const readerIds = await readerIdsWhere(world, isTheirs)
    const suppressedHashes = await suppressedHashesWhere(world, isTheirs)
    const ids = { commentIds, noticeIds, writerId, mailIds, webhookIds, readerIds }
    const erased = await inTransaction(world, (tx) => erase(tx, world, { ...ids, suppressedHashes }))
    if (erased.comments > 0 || erased.mails > 0 || erased.readers > 0) again++
  }
  return again
}

/** What was mailed to them, and what told others of their comments in their words. */
async function mailsOf(
  world: Pick<World, 'longReads'>,
  commentIds: readonly string[],
  isTheirs: (emailKey: string) => boolean,
): Promise<string[]> {
  const to = await mailIdsWhere(world.longReads, isTheirs)
  const answers = await mailIdsAbout(world.longReads, 'comment-reply', commentIds)
  return [...new Set([...to, ...answers, ...(await commentMailIds(world.longReads, commentIds))])]
}

async function erase(
  tx: Tx,
  world: Pick<World, 'clock' | 'ids' | 'config'>,
  wanted: Wanted,
): Promise<ErasedOfPerson> {
  const { commentIds, noticeIds, writerId, mailIds, webhookIds, readerIds } = wanted
  const at = world.clock.now()
  const tombstone = siteTexts(await readSettings(tx))('comments.erased')
  const comments = await eraseComments(tx, commentIds, { tombstone, at })
  await eraseDecided(tx, commentIds)
  await eraseNotices(tx, noticeIds)
  if (writerId !== null) {
    await eraseBlocksOf(tx, writerId)
    await eraseWriter(tx, writerId)
    await forgetNames(tx, 'writer', [writerId])
  }
  await eraseMails(tx, mailIds, at)
  await eraseFromSuppressions(tx, wanted.suppressedHashes)
  let readers = 0
  for (const id of readerIds) if (await eraseReader(tx, world, id)) readers++
  await forgetDeliveries(tx, webhookIds)
  await forgetNames(tx, 'comment', commentIds)
  for (const comment of comments) await announceErased(tx, world, comment)
  return {
    comments: comments.length,
    tombstones: comments.filter(({ to }) => to === 'approved').length,
    notices: noticeIds.length,
    mails: mailIds.length,
    readers,
  }
}

async function announceErased(
  tx: Tx,
  world: Pick<World, 'clock'>,
  { id: commentId, articleId, to }: ErasedComment,
): Promise<void> {
  const event = { commentId, articleId }
  if (to === 'withdrawn') await announce(tx, world.clock, 'comment.rejected', { ...event, status: to })
  else if (to === 'approved') await announce(tx, world.clock, 'comment.changed', event)
  await announce(tx, world.clock, 'moderation.queue-changed', { commentId })
}
