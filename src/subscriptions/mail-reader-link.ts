import { queueDelivery } from '../deliveries/index.ts'
import type { Tx } from '../platform/db/db.ts'
import { inTransaction } from '../platform/db/db.ts'
import { addressKeyOf } from '../platform/mail-address.ts'
import { ok, type Result, refused } from '../platform/result.ts'
import type { World } from '../platform/world.ts'
import { readSettings, type Settings } from '../settings/index.ts'
import { soundAddress } from './address.ts'
import { type Asker, countTry, requestGate } from './gate.ts'
import { letterheadFor } from './letterhead.ts'
import { readerLinkMail } from './mail/reader-link.tsx'
import { subscriptionPaths } from './paths.ts'
import type { Reader } from './reader.ts'
import { readerToken } from './reader-links.ts'
import { readerByKey, subscriptionsOf } from './store.ts'
import { floodSeconds } from './subscription.ts'

/** Mails a reader the link to their own page, for each reason at most once a day. */
export async function mailReaderLink(
  tx: Tx,
  world: Pick<World, 'clock' | 'ids' | 'config'>,
  { reader, settings, because }: { reader: Reader; settings: Settings; because: 'asked' | 'already' },
): Promise<void> {
  const { notifications } = subscriptionPaths(settings.site.language)
  const link = `${world.config.publicUrl}${notifications}/${readerToken(world.config, reader)}`
  await queueDelivery(tx, world, {
    ...readerLinkMail(letterheadFor(world, settings, reader), { link, because }),
    kind: 'reader-link',
    ref: reader.id,
    to: reader.email,
    dedupeKey: `reader-link:${because}:${reader.id}:${world.clock.now().slice(0, 10)}`,
  })
}

/**
 * For who has no mail at hand: the link goes to the address, if somebody follows something under it. Whoever asks learns
 * nothing about that.
 */
export async function requestReaderLink(
  world: Pick<World, 'db' | 'clock' | 'ids' | 'events' | 'config'>,
  asked: { email: string; proof: string | null; from: Asker },
): Promise<Result<null, 'bad-input' | 'too-many-subscriptions'>> {
  const now = world.clock.now()
  const sound = soundAddress(asked.email)
  if ('issues' in sound) return refused('bad-input', { issues: sound.issues })
  const gate = await requestGate(world, { from: asked.from, payload: asked.proof, now })
  if (!gate.isOpen) return refused('too-many-subscriptions', gate.detail)
  const settings = await readSettings(world.db)
  return inTransaction(world, async (tx) => {
    if (!(await countTry(tx, world, { from: asked.from, proof: gate.proof, now })))
      return refused('too-many-subscriptions', { seconds: floodSeconds })
    const reader = await readerByKey(tx, addressKeyOf(sound.address))
    if (reader && (await subscriptionsOf(tx, reader.id)).length > 0)
      await mailReaderLink(tx, world, { reader, settings, because: 'asked' })
    return ok(null)
  })
}
