import type { Instant } from '../../platform/clock.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import { addressKeyOf } from '../../platform/mail-address.ts'
import '../schema.ts'
import type { Kind } from '../subscription.ts'

/** One who is to get a mail, with what their links are made of. */
export type AudienceMember = {
  address: string
  addressKey: string
  readerId: string
  linkRotation: number
  subscriptionId: string
}

type Followed = { kind: Kind; ref: string }

/** Those in force and not resting, of whom a mail is due. */
const following = (db: Db | Tx, { kind, ref }: Followed, now: Instant) =>
  db
    .selectFrom('readers as reader')
    .innerJoin('subscriptions as subscription', 'subscription.reader_id', 'reader.id')
    .where('subscription.kind', '=', kind)
    .where('subscription.ref', '=', ref)
    .where('subscription.ended_at', 'is', null)
    .where('subscription.paused_at', 'is', null)
    .where((e) => e.or([e('reader.paused_until', 'is', null), e('reader.paused_until', '<=', now)]))

/** Some of those who follow it and do not rest, in the order of their addresses, from behind `after` on. */
export async function audienceOf(
  db: Db,
  followed: Followed,
  { after, limit, now }: { after: string | null; limit: number; now: Instant },
): Promise<AudienceMember[]> {
  let query = following(db, followed, now)
    .select([
      'reader.email as address',
      'reader.email_key as addressKey',
      'reader.id as readerId',
      'reader.link_rotation as linkRotation',
      'subscription.id as subscriptionId',
    ])
    .orderBy('reader.email_key')
    .limit(limit)
  if (after !== null) query = query.where('reader.email_key', '>', after)
  return query.execute()
}

/** Those of the addresses, as they were given, whose readers still follow it and do not rest. */
export async function stillInAudience(
  db: Db | Tx,
  followed: Followed,
  { addresses, now }: { addresses: readonly string[]; now: Instant },
): Promise<Set<string>> {
  if (addresses.length === 0) return new Set()
  const keys = [...new Set(addresses.map(addressKeyOf))]
  const rows = await following(db, followed, now)
    .select('reader.email_key as key')
    .where('reader.email_key', 'in', keys)
    .execute()
  const found = new Set(rows.map(({ key }) => key))
  return new Set(addresses.filter((address) => found.has(addressKeyOf(address))))
}

/** How many follow each, resting or not, by `ref`. Counts all: give it `longReads`. */
export async function followerCounts(db: Db, kind: Kind): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('subscriptions')
    .select('ref')
    .select((e) => e.fn.countAll().as('count'))
    .where('kind', '=', kind)
    .where('ended_at', 'is', null)
    .groupBy('ref')
    .execute()
  return new Map(rows.map(({ ref, count }) => [ref, Number(count)]))
}
