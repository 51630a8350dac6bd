import { sql } from 'kysely'
import type { Instant } from '../../platform/clock.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import '../schema.ts'
import { renewedKinds } from './renewal.ts'

const inForceSince = sql<Instant>`coalesce(subscription.renewed_at, subscription.confirmed_at)`

/** Subscriptions of the kinds that are renewed, in force and not paused, of readers who do not rest at `now`. */
const open = (db: Db | Tx, now: Instant) =>
  db
    .selectFrom('subscriptions as subscription')
    .innerJoin('readers as reader', 'reader.id', 'subscription.reader_id')
    .where('subscription.kind', 'in', renewedKinds)
    .where('subscription.ended_at', 'is', null)
    .where('subscription.paused_at', 'is', null)
    .where((e) => e.or([e('reader.paused_until', 'is', null), e('reader.paused_until', '<=', now)]))

/** Some of the readers who follow something since then or earlier that they were not asked about. */
export async function readersToAsk(
  db: Db,
  { since, now, limit }: { since: Instant; now: Instant; limit: number },
): Promise<string[]> {
  const rows = await open(db, now)
    .select('subscription.reader_id')
    .distinct()
    .where('subscription.renew_asked_at', 'is', null)
    .where(inForceSince, '<=', since)
    .limit(limit)
    .execute()
  return rows.map(({ reader_id }) => reader_id)
}

/** Marks what the reader follows since then or earlier as asked about; answers the ids. */
export async function markAsked(
  tx: Tx,
  readerId: string,
  { since, now }: { since: Instant; now: Instant },
): Promise<string[]> {
  const rows = await open(tx, now)
    .select('subscription.id')
    .where('subscription.reader_id', '=', readerId)
    .where('subscription.renew_asked_at', 'is', null)
    .where(inForceSince, '<=', since)
    .execute()
  const ids = rows.map(({ id }) => id)
  if (ids.length === 0) return []
  const marked = await tx
    .updateTable('subscriptions')
    .set({ renew_asked_at: now })
    .where('id', 'in', ids)
    .where('renew_asked_at', 'is', null)
    .returning('id')
    .execute()
  return marked.map(({ id }) => id)
}

/** What a reader was asked about and has not answered. */
export async function askedOf(db: Db | Tx, readerId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('subscriptions')
    .select('id')
    .where('reader_id', '=', readerId)
    .where('renew_asked_at', 'is not', null)
    .where('ended_at', 'is', null)
    .orderBy('confirmed_at')
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** False when it was renewed or ended before. */
export async function setRenewed(tx: Tx, id: string, now: Instant): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('subscriptions')
    .set({ renewed_at: now, renew_asked_at: null })
    .where('id', '=', id)
    .where('renew_asked_at', 'is not', null)
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/**
 * Some of those asked about until then without an answer. Who rested meanwhile has as long after the rest; whom the mail
 * has not reached was not asked.
 */
export async function unanswered(
  db: Db,
  { kind, since, limit }: { kind: string; since: Instant; limit: number },
): Promise<string[]> {
  const rows = await open(db, since)
    .select('subscription.id')
    .where('subscription.renew_asked_at', '<=', since)
    .where((e) =>
      e.exists(
        e
          .selectFrom('deliveries')
          .select('deliveries.id')
          .where('deliveries.kind', '=', kind)
          .whereRef('deliveries.ref', '=', 'subscription.reader_id')
          .whereRef('deliveries.created_at', '>=', 'subscription.renew_asked_at')
          .where('deliveries.accepted_at', '<=', since)
          .where('deliveries.failed_at', 'is', null),
      ),
    )
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}
