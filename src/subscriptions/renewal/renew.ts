import { queueDelivery } from '../../deliveries/index.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import { inTransaction } from '../../platform/db/db.ts'
import { announce } from '../../platform/events/events.ts'
import type { World } from '../../platform/world.ts'
import { readSettings, type Settings, siteTexts } from '../../settings/index.ts'
import { consentText, nameOf } from '../consent-text.ts'
import { letterheadFor } from '../letterhead.ts'
import { renewalMail } from '../mail/renewal.tsx'
import { eventOf, stepOf } from '../own/change-subscription.ts'
import { subscriptionPaths } from '../paths.ts'
import type { Reader } from '../reader.ts'
import { idInToken, readerToken, renewalToken, sameToken } from '../reader-links.ts'
import { endSubscriptionRow, readerById, subscriptionById } from '../store.ts'
import { insertConsent } from '../store-consents.ts'
import { subjectOf } from '../subject.ts'
import type { Subscription } from '../subscription.ts'
import { answerUntil, dueSince, dueWithSince, unansweredSince } from './renewal.ts'
import { askedOf, markAsked, readersToAsk, setRenewed, unanswered } from './store.ts'

type Needs = Pick<World, 'db' | 'clock' | 'ids' | 'events' | 'config'>

/** As erasing a reader finds them. */
const renewalMailKind = 'renewal'
const atOnce = 50

/**
 * Asks some of the readers who have followed something for a year whether it goes on: one mail for all that is due in the
 * next month, once. False when there was nobody to ask.
 */
export async function askToRenew(world: Needs): Promise<boolean> {
  const now = world.clock.now()
  const readerIds = await readersToAsk(world.db, { since: dueSince(now), now, limit: atOnce })
  const settings = await readSettings(world.db)
  for (const readerId of readerIds)
    await inTransaction(world, async (tx) => {
      const reader = await readerById(tx, readerId)
      const ids = reader ? await markAsked(tx, readerId, { since: dueWithSince(now), now }) : []
      if (reader && ids.length > 0) await mailQuestion(tx, world, { reader, ids, settings })
    })
  return readerIds.length > 0
}

async function mailQuestion(
  tx: Tx,
  world: Needs,
  { reader, ids, settings }: { reader: Reader; ids: readonly string[]; settings: Settings },
): Promise<void> {
  const { config, clock } = world
  const letterhead = letterheadFor(world, settings, reader)
  const t = siteTexts(letterhead.settings)
  const paths = subscriptionPaths(settings.site.language)
  const names = []
  for (const id of ids) {
    const subscription = await subscriptionById(tx, id)
    if (subscription) names.push(nameOf(t, await named(tx, subscription, clock.now())))
  }
  const until = answerUntil(clock.now())
  await queueDelivery(tx, world, {
    ...renewalMail(letterhead, {
      names,
      link: `${config.publicUrl}${paths.renew}/${renewalToken(config, reader)}`,
      ownUrl: `${config.publicUrl}${paths.notifications}/${readerToken(config, reader)}`,
      until,
    }),
    kind: renewalMailKind,
    ref: reader.id,
    to: reader.email,
    usefulUntil: until,
    isBulk: true,
  })
}

const named = async (db: Db | Tx, { kind, ref }: Subscription, now: string) => {
  const subject = await subjectOf(db, { kind, ref }, now)
  return { kind, name: typeof subject === 'string' ? '–' : subject.name }
}

/** What is renewed by confirming, with the words that are consented to. */
export type ToRenew = {
  reader: Reader
  asked: { subscription: Subscription; name: string; text: string }[]
}

/** What a renewal link is for; null for a link that is none of ours. Changes nothing. */
export async function subscriptionsToRenew(
  world: Pick<World, 'db' | 'clock' | 'config'>,
  token: string,
): Promise<ToRenew | null> {
  const id = idInToken(token)
  const reader = id === null ? null : await readerById(world.db, id)
  if (!reader || !sameToken(renewalToken(world.config, reader), token)) return null
  const settings = await readSettings(world.db)
  const t = siteTexts(settings)
  const asked = []
  for (const subscriptionId of await askedOf(world.db, reader.id)) {
    const subscription = await subscriptionById(world.db, subscriptionId)
    if (!subscription) continue
    const followed = await named(world.db, subscription, world.clock.now())
    const { frequency } = subscription
    const text = consentText(t, { ...followed, frequency, site: settings.site.name })
    asked.push({ subscription, name: nameOf(t, followed), text })
  }
  return { reader, asked }
}

/**
 * What the reader was asked about, or `only` of that, goes on for another year; the step stands in the proof with the words
 * that were shown. Twice it changes nothing more. False for a link that is none of ours.
 */
export async function renewSubscriptions(
  world: Needs,
  { token, only, place }: { token: string; only: readonly string[]; place: string },
): Promise<boolean> {
  const found = await subscriptionsToRenew(world, token)
  if (!found) return false
  const { reader } = found
  const asked = found.asked.filter(({ subscription }) => only.includes(subscription.id))
  await inTransaction(world, async (tx) => {
    for (const { subscription, text } of asked) {
      if (!(await setRenewed(tx, subscription.id, world.clock.now()))) continue
      const step = stepOf(world, reader, subscription, { step: 'renewed', channel: 'renewal' })
      await insertConsent(tx, { ...step, text, place })
      await announce(tx, world.clock, 'subscription.changed', eventOf(subscription))
    }
  })
  return true
}

/** Ends some of what readers were asked about a month ago and have not answered. False when there was nothing. */
export async function endUnanswered(world: Needs): Promise<boolean> {
  const since = unansweredSince(world.clock.now())
  const ids = await unanswered(world.db, { kind: renewalMailKind, since, limit: atOnce })
  for (const id of ids)
    await inTransaction(world, async (tx) => {
      const subscription = await subscriptionById(tx, id)
      const reader = subscription && (await readerById(tx, subscription.readerId))
      const end = { at: world.clock.now(), reason: 'not-renewed', channel: 'renewal' } as const
      if (!subscription || !reader || !(await endSubscriptionRow(tx, id, end))) return
      await insertConsent(tx, stepOf(world, reader, subscription, { step: 'ended', channel: 'renewal' }))
      await announce(tx, world.clock, 'subscription.ended', eventOf(subscription))
    })
  return ids.length > 0
}
