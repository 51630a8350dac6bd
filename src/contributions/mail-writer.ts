import { readerPaths } from '../comments/index.ts'
import { setConfirmation, type Writer } from '../comments/writers/index.ts'
import { queueDelivery } from '../deliveries/index.ts'
import { addSeconds, millisecondsBetween } from '../platform/clock.ts'
import type { Tx } from '../platform/db/db.ts'
import { newSecret } from '../platform/ids.ts'
import type { World } from '../platform/world.ts'
import type { Settings } from '../settings/index.ts'
import { contributionReceivedMail } from './mail/contribution-received.tsx'
import { hashOf } from './secret-link.ts'

const confirmSeconds = 7 * 86_400
/** An address that somebody else typed is not written to again and again. */
const restMilliseconds = 86_400_000

/**
 * Tells the writer that it came in. Who never confirmed the address gets the link for that, at most once a day; who did
 * gets the link to the contribution, at most once an hour.
 */
export async function mailWriter(
  tx: Tx,
  world: Pick<World, 'clock' | 'ids' | 'config'>,
  {
    writer,
    secret,
    commentId,
    headline,
    settings: stored,
  }: { writer: Writer; secret: string; commentId: string; headline: string; settings: Settings },
): Promise<void> {
  const now = world.clock.now()
  const settings = { ...stored, site: { ...stored.site, language: writer.language } }
  const paths = readerPaths(stored.site.language)
  const { publicUrl } = world.config
  const ownLink = `${publicUrl}${paths.comments}/${secret}`
  if (writer.confirmedAt !== null) {
    const facts = { headline, ownLink, name: writer.name, confirm: null }
    await queueDelivery(tx, world, {
      ...contributionReceivedMail({ settings, publicUrl }, facts),
      kind: 'comment-received',
      ref: commentId,
      to: writer.email,
      dedupeKey: `comment-received:${writer.id}:${now.slice(0, 13)}`,
    })
    return
  }
  const { confirmSentAt } = writer
  if (confirmSentAt !== null && millisecondsBetween(confirmSentAt, now) < restMilliseconds) return
  const token = newSecret()
  const until = addSeconds(now, confirmSeconds)
  await setConfirmation(tx, writer.id, { hash: hashOf(token), sentAt: now, until })
  const confirm = { link: `${publicUrl}${paths.confirm}/${token}`, until }
  await queueDelivery(tx, world, {
    ...contributionReceivedMail({ settings, publicUrl }, { headline, ownLink, name: null, confirm }),
    kind: 'comment-confirmation',
    ref: commentId,
    to: writer.email,
    usefulUntil: until,
  })
}
