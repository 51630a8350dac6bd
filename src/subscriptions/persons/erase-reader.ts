import { eraseMails, mailIdsAbout } from '../../deliveries/index.ts'
import { suppress } from '../../deliveries/suppressions/index.ts'
import type { Tx } from '../../platform/db/db.ts'
import { announce } from '../../platform/events/events.ts'
import type { World } from '../../platform/world.ts'
import { deleteReader, readerById, subscriptionsOf } from '../store.ts'
import { statusOf } from '../subscription.ts'
import { readersWhere } from './store.ts'

/** Those of `alerts` are about the reader too. */
const mailKinds = [
  'subscription-confirmation',
  'reader-link',
  'gathering',
  'comment-alert',
  'renewal',
] as const

/**
 * Forgets a reader: address, subscriptions, consents, what was mailed about them. What stays is the keyed hash on the
 * list of suppressed addresses, so that no import brings the address back (GDPR Article 21 (3)). False when there is
 * none. Mails still waiting do not leave.
 */
export async function eraseReader(
  tx: Tx,
  world: Pick<World, 'clock' | 'ids' | 'config'>,
  readerId: string,
): Promise<boolean> {
  const reader = await readerById(tx, readerId)
  if (!reader) return false
  const subscriptions = await subscriptionsOf(tx, reader.id)
  for (const kind of mailKinds)
    await eraseMails(tx, await mailIdsAbout(tx, kind, [reader.id]), world.clock.now())
  await deleteReader(tx, reader.id)
  await suppress(tx, world, { address: reader.email, reason: 'erased' })
  for (const { id, kind, ...rest } of subscriptions)
    if (statusOf(rest) !== 'ended')
      await announce(tx, world.clock, 'subscription.ended', {
        subscriptionId: id,
        readerId: reader.id,
        kind,
      })
  return true
}

/** Readers whose address `isTheirs`, by a long read: for erasing once more after a backup was restored. */
export const readerIdsWhere = (
  { longReads }: Pick<World, 'longReads'>,
  isTheirs: (emailKey: string) => boolean,
): Promise<string[]> => readersWhere(longReads, isTheirs)
