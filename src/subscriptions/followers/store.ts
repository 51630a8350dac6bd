import type { Instant } from '../../platform/clock.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import '../schema.ts'
import type { Frequency, Kind } from '../subscription.ts'

/** A reader with the subscription by which they follow something. */
export type Follower = {
  subscriptionId: string
  readerId: string
  language: 'de' | 'en'
  frequency: Frequency
  /** Until then the reader wants no mail at all. */
  pausedUntil: Instant | null
}

/** Some of those who follow this, those behind `after` (a subscription's id) first. */
export async function followersOf(
  db: Db,
  { kind, ref, after, limit }: { kind: Kind; ref: string; after: string | null; limit: number },
): Promise<Follower[]> {
  let query = db
    .selectFrom('subscriptions as subscription')
    .innerJoin('readers as reader', 'reader.id', 'subscription.reader_id')
    .select([
      'subscription.id',
      'subscription.reader_id',
      'subscription.frequency',
      'reader.language',
      'reader.paused_until',
    ])
    .where('subscription.kind', '=', kind)
    .where('subscription.ref', '=', ref)
    .where('subscription.ended_at', 'is', null)
    .where('subscription.paused_at', 'is', null)
    .orderBy('subscription.id')
    .limit(limit)
  if (after !== null) query = query.where('subscription.id', '>', after)
  return (await query.execute()).map((row) => ({
    subscriptionId: row.id,
    readerId: row.reader_id,
    language: row.language === 'en' ? 'en' : 'de',
    frequency: row.frequency as Frequency,
    pausedUntil: row.paused_until,
  }))
}

/** Whether anybody follows it, resting or not. */
export async function isFollowed(db: Db | Tx, kind: Kind, ref: string): Promise<boolean> {
  const row = await db
    .selectFrom('subscriptions')
    .select('id')
    .where('kind', '=', kind)
    .where('ref', '=', ref)
    .where('ended_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Those of the subscriptions that are in force and do not rest. */
export async function stillFollowing(
  db: Db | Tx,
  subscriptionIds: readonly string[],
  now: Instant,
): Promise<Set<string>> {
  if (subscriptionIds.length === 0) return new Set()
  const rows = await db
    .selectFrom('subscriptions as subscription')
    .innerJoin('readers as reader', 'reader.id', 'subscription.reader_id')
    .select('subscription.id')
    .where('subscription.id', 'in', subscriptionIds)
    .where('subscription.ended_at', 'is', null)
    .where('subscription.paused_at', 'is', null)
    .where((e) => e.or([e('reader.paused_until', 'is', null), e('reader.paused_until', '<=', now)]))
    .execute()
  return new Set(rows.map(({ id }) => id))
}
