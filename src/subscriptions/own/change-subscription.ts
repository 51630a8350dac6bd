import { suppress } from '../../deliveries/suppressions/index.ts'
import { addDays, type Instant } from '../../platform/clock.ts'
import { inTransaction, type Tx } from '../../platform/db/db.ts'
import { announce } from '../../platform/events/events.ts'
import type { World } from '../../platform/world.ts'
import type { Reader } from '../reader.ts'
import {
  endSubscriptionRow,
  readerById,
  setFrequency,
  setPaused,
  setResumed,
  subscriptionById,
  subscriptionsOf,
  updateReader,
} from '../store.ts'
import { insertConsent, plainStep } from '../store-consents.ts'
import { type Channel, type Frequency, frequencyFor, type Step, type Subscription } from '../subscription.ts'

type Needs = Pick<World, 'db' | 'clock' | 'ids' | 'events'>
type Own = { reader: Reader; subscriptionId: string }

/** From now on it comes as often as this. What is ended, or not this reader's, stays as it is. */
export const changeFrequency = (world: Needs, own: Own & { frequency: Frequency }): Promise<void> =>
  inTransaction(world, async (tx) => {
    const subscription = await ownInForce(tx, own)
    if (!subscription) return
    const frequency = frequencyFor(subscription.kind, own.frequency)
    if (frequency === subscription.frequency) return
    await setFrequency(tx, subscription.id, frequency)
    await note(tx, world, own.reader, { ...subscription, frequency }, 'changed')
  })

export const pauseSubscription = (world: Needs, own: Own): Promise<void> =>
  inTransaction(world, async (tx) => {
    const subscription = await ownInForce(tx, own)
    if (!subscription || subscription.pausedAt !== null) return
    await setPaused(tx, subscription.id, world.clock.now())
    await note(tx, world, own.reader, subscription, 'paused')
  })

export const resumeSubscription = (world: Needs, own: Own): Promise<void> =>
  inTransaction(world, async (tx) => {
    const subscription = await ownInForce(tx, own)
    if (!subscription || subscription.pausedAt === null) return
    await setResumed(tx, subscription.id, world.clock.now())
    await note(tx, world, own.reader, subscription, 'resumed')
  })

async function ownInForce(tx: Tx, { reader, subscriptionId }: Own): Promise<Subscription | null> {
  const subscription = await subscriptionById(tx, subscriptionId)
  return subscription?.readerId === reader.id && subscription.endedAt === null ? subscription : null
}

async function note(
  tx: Tx,
  world: Pick<World, 'clock' | 'ids'>,
  reader: Reader,
  subscription: Subscription,
  step: Exclude<Step, 'ended'>,
): Promise<void> {
  await insertConsent(tx, stepOf(world, reader, subscription, { step, channel: 'own-page' }))
  await announce(tx, world.clock, 'subscription.changed', eventOf(subscription))
}

export const eventOf = ({ id, readerId, kind }: Subscription) => ({ subscriptionId: id, readerId, kind })

/** A step that a reader took, on which nothing was shown. */
export const stepOf = (
  world: Pick<World, 'clock' | 'ids'>,
  reader: Reader,
  { kind, ref, frequency, basis }: Subscription,
  { step, channel }: { step: Step; channel: Channel },
) => ({
  ...plainStep,
  id: world.ids.newId(),
  readerId: reader.id,
  step,
  at: world.clock.now(),
  kind,
  ref,
  frequency,
  basis,
  address: reader.email,
  language: reader.language,
  channel,
})

/** No mail of it leaves any more. Asked for twice it stays so. */
export const endSubscription = (
  world: Needs,
  ended: { subscription: Subscription; channel: Channel },
): Promise<void> => inTransaction(world, (tx) => endOne(tx, world, ended))

/** As `endSubscription`, from the reader's own page; what is not this reader's stays as it is. */
export const endOwnSubscription = (world: Needs, own: Own): Promise<void> =>
  inTransaction(world, async (tx) => {
    const subscription = await ownInForce(tx, own)
    if (subscription) await endOne(tx, world, { subscription, channel: 'own-page' })
  })

async function endOne(
  tx: Tx,
  world: Pick<World, 'clock' | 'ids'>,
  { subscription, channel }: { subscription: Subscription; channel: Channel },
): Promise<void> {
  const reader = await readerById(tx, subscription.readerId)
  if (!reader) return
  const reason = channel === 'complaint' ? 'complaint' : channel === 'newsroom' ? 'staff' : 'reader'
  const end = { at: world.clock.now(), reason, channel } as const
  if (!(await endSubscriptionRow(tx, subscription.id, end))) return
  await insertConsent(tx, stepOf(world, reader, subscription, { step: 'ended', channel }))
  await announce(tx, world.clock, 'subscription.ended', eventOf(subscription))
}

/** Nothing of what is followed is mailed any more, and no import brings it back. */
export const endAllSubscriptions = (
  world: Needs & Pick<World, 'config'>,
  { reader, channel }: { reader: Reader; channel: Channel },
): Promise<void> =>
  inTransaction(world, async (tx) => {
    for (const subscription of await subscriptionsOf(tx, reader.id))
      await endOne(tx, world, { subscription, channel })
    // A complaint is on the list already, and weighs more.
    if (channel !== 'complaint')
      await suppress(tx, world, { address: reader.email, reason: 'unsubscribed-all', detail: channel })
  })

/** For so many days nothing is mailed; null ends the rest. */
export const restReader = (
  world: Pick<World, 'db' | 'clock' | 'events'>,
  { reader, days }: { reader: Reader; days: number | null },
): Promise<void> => {
  const pausedUntil: Instant | null = days === null ? null : addDays(world.clock.now(), days)
  return inTransaction(world, (tx) => updateReader(tx, { ...reader, pausedUntil }))
}

/** The language of mails. */
export const setReaderLanguage = (
  world: Pick<World, 'db' | 'events'>,
  { reader, language }: { reader: Reader; language: 'de' | 'en' },
): Promise<void> => inTransaction(world, (tx) => updateReader(tx, { ...reader, language }))
