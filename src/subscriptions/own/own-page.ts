import type { Db } from '../../platform/db/db.ts'
import type { World } from '../../platform/world.ts'
import type { Reader } from '../reader.ts'
import {
  endToken,
  exampleToken,
  idInToken,
  idsInExampleToken,
  readerToken,
  sameToken,
} from '../reader-links.ts'
import { readerById, subscriptionById, subscriptionsOf } from '../store.ts'
import { type Subject, subjectOf } from '../subject.ts'
import { choosableFrequencies, type Frequency, type Subscription } from '../subscription.ts'

type Needs = Pick<World, 'db' | 'config'>

/** Whose page a link leads to; null for a link that is none of ours, or was replaced. */
export async function readerBehind(world: Needs, token: string): Promise<Reader | null> {
  const id = idInToken(token)
  const reader = id === null ? null : await readerById(world.db, id)
  return reader && sameToken(readerToken(world.config, reader), token) ? reader : null
}

/** The subscription that a link ends, ended already or not; null for a link that is none of ours. */
export async function subscriptionBehind(world: Needs, token: string): Promise<Subscription | null> {
  const id = idInToken(token)
  const subscription = id === null ? null : await subscriptionById(world.db, id)
  return subscription && sameToken(endToken(world.config, subscription.id), token) ? subscription : null
}

/** The subscription that a link sharpens, ended already or not, with the article it is about; null for a link that is none of ours. */
export async function exampleBehind(
  world: Needs,
  token: string,
): Promise<{ subscription: Subscription; articleId: string } | null> {
  const ids = idsInExampleToken(token)
  if (!ids || !sameToken(exampleToken(world.config, ids), token)) return null
  const subscription = await subscriptionById(world.db, ids.subscriptionId)
  return subscription && { subscription, articleId: ids.articleId }
}

/** `subject` is null for what is no longer on the site. */
export type Followed = Subscription & {
  subject: Subject | null
  /** To choose from; empty where there is one only. */
  frequencies: readonly Frequency[]
}

export async function followedBy(db: Db, readerId: string, now: string): Promise<Followed[]> {
  const followed: Followed[] = []
  for (const subscription of await subscriptionsOf(db, readerId)) {
    const subject = await subjectOf(db, subscription, now)
    followed.push({
      ...subscription,
      subject: typeof subject === 'string' ? null : subject,
      frequencies: choosableFrequencies(subscription.kind),
    })
  }
  return followed
}
