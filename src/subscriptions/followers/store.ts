import type { Instant } from '../../platform/clock.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import '../schema.ts'
import type { Frequency, Kind } from '../subscription.ts'

/** A reader with the subscription by which they follow something. */
export type Follower = {
  subscriptionId: string
  /** What they follow. */
  ref: string
  readerId: string
  /** The reader's address, as addresses are compared. */
  addressKey: string
  language: 'de' | 'en'
  frequency: Frequency
  /** Until then the reader wants no mail at all. */
  pausedUntil: Instant | null
}

/** Where to read on. */
export type FollowerCursor = Pick<Follower, 'ref' | 'subscriptionId'>

export type FollowedRefs = { kind: Kind; refs: readonly string[] }

/** Some of those who follow one of these, in the order of what they follow, from behind `after` on. */
export async function followersOf(
  db: Db,
  { kind, refs }: FollowedRefs,
  { after, limit }: { after: FollowerCursor | null; limit: number },
): Promise<Follower[]> {
  if (after === null) return selectFollowers(db, { kind, refs }, { behind: null, limit })
  const behind = after.subscriptionId
  const same = await selectFollowers(db, { kind, refs: [after.ref] }, { behind, limit })
  const others = refs.filter((ref) => ref > after.ref)
  if (same.length === limit || others.length === 0) return same
  const rest = { behind: null, limit: limit - same.length }
  return [...same, ...(await selectFollowers(db, { kind, refs: others }, rest))]
}

async function selectFollowers(
  db: Db,
  { kind, refs }: FollowedRefs,
  { behind, limit }: { behind: string | null; limit: number },
): Promise<Follower[]> {
  let query = selectInForce(db)
    .where('subscription.kind', '=', kind)
    .where('subscription.ref', 'in', refs)
    .orderBy('subscription.ref')
    .orderBy('subscription.id')
    .limit(limit)
  if (behind !== null) query = query.where('subscription.id', '>', behind)
  return (await query.execute()).map(followerFromRow)
}

/** Those who have one of these subscriptions, if it is in force. */
export async function followersWith(db: Db, subscriptionIds: readonly string[]): Promise<Follower[]> {
  if (subscriptionIds.length === 0) return []
  const rows = await selectInForce(db).where('subscription.id', 'in', subscriptionIds).execute()
  return rows.map(followerFromRow)
}

const selectInForce = (db: Db) =>
  db
    .selectFrom('subscriptions as subscription')
    .innerJoin('readers as reader', 'reader.id', 'subscription.reader_id')
    .select([
      'subscription.id',
      'subscription.ref',
      'subscription.reader_id',
      'subscription.frequency',
      'reader.email_key',
      'reader.language',
      'reader.paused_until',
    ])
    .where('subscription.ended_at', 'is', null)
    .where('subscription.paused_at', 'is', null)

type InForceRow = Awaited<ReturnType<ReturnType<typeof selectInForce>['execute']>>[number]
const followerFromRow = (row: InForceRow): Follower => ({
  subscriptionId: row.id,
  ref: row.ref,
  readerId: row.reader_id,
  addressKey: row.email_key,
  language: row.language === 'en' ? 'en' : 'de',
  frequency: row.frequency as Frequency,
  pausedUntil: row.paused_until,
})

/** What is followed by anybody, each once, in order, from behind `after` on. */
export async function refsFollowed(
  db: Db,
  kind: Kind,
  { after, limit }: { after: string; limit: number },
): Promise<string[]> {
  const rows = await db
    .selectFrom('subscriptions')
    .select('ref')
    .distinct()
    .where('kind', '=', kind)
    .where('ref', '>', after)
    .where('ended_at', 'is', null)
    .orderBy('ref')
    .limit(limit)
    .execute()
  return rows.map(({ ref }) => ref)
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
