import type { Instant } from '../../platform/clock.ts'
import type { Db } from '../../platform/db/db.ts'
import { addressKeyOf } from '../../platform/mail-address.ts'
import { readerByKey, subscriptionsOf } from '../store.ts'
import { type Consent, consentsOf } from '../store-consents.ts'
import { type Subscription, type SubscriptionStatus, statusOf } from '../subscription.ts'
import { examplesSaid, type SaidExample, type ToldArticle, toldArticles } from './store.ts'

/** A reader with all that is stored of them: what they follow, and each step of the consents with the words shown. */
export type HeldReader = {
  id: string
  email: string
  language: 'de' | 'en'
  createdAt: Instant
  pausedUntil: Instant | null
  subscriptions: (Omit<Subscription, 'readerId'> & { status: SubscriptionStatus })[]
  consents: Consent[]
  /** Articles they were, or will be, told of, and why. */
  told: ToldArticle[]
  /** What they said of articles that a subscription brought. */
  examples: SaidExample[]
}

/** All that is held under an address; null when nobody follows anything with it, or ever asked to. */
export async function exportReader(db: Db, email: string): Promise<HeldReader | null> {
  const reader = await readerByKey(db, addressKeyOf(email))
  if (!reader) return null
  const subscriptions = await subscriptionsOf(db, reader.id)
  return {
    id: reader.id,
    email: reader.email,
    language: reader.language,
    createdAt: reader.createdAt,
    pausedUntil: reader.pausedUntil,
    subscriptions: subscriptions.map(({ readerId: _, ...subscription }) => ({
      ...subscription,
      status: statusOf(subscription),
    })),
    consents: await consentsOf(db, reader.id),
    told: await toldArticles(db, reader.id),
    examples: await examplesSaid(db, reader.id),
  }
}
