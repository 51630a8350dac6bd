import { addDays, addSeconds, type Instant } from '../platform/clock.ts'
import { type Db, type Tx, takeTurn } from '../platform/db/db.ts'
import type { HubRequest } from './hub.ts'
import './schema.ts'

/** A wish that waits for its callback's word. */
export type WaitingRequest = HubRequest & { id: string; attempts: number }

/** While a callback is asked nobody else asks it; after that (its process died) another one may. */
const claimSeconds = 60

/** A newer wish of the same callback for the same feed takes the place of the older one. */
export async function putRequest(
  tx: Tx,
  { id, request, host, now }: { id: string; request: HubRequest; host: string; now: Instant },
): Promise<void> {
  const row = {
    id,
    mode: request.mode,
    secret: request.secret,
    lease_seconds: request.leaseSeconds,
    created_at: now,
    attempts: 0,
    next_try_at: now,
  }
  await tx
    .insertInto('websub_requests')
    .values({ ...row, topic: request.topic, callback: request.callback, callback_host: host })
    .onConflict((conflict) => conflict.columns(['topic', 'callback']).doUpdateSet(row))
    .execute()
}

/** How many wishes wait in all and for callbacks on this host, and how many subscriptions there are. */
export async function hubLoad(
  db: Db | Tx,
  host: string,
): Promise<{ waiting: number; waitingOfHost: number; subscriptions: number }> {
  const waiting = await db
    .selectFrom('websub_requests')
    .select((e) => [
      e.fn.countAll<number>().as('all'),
      e.fn.count<number>('id').filterWhere('callback_host', '=', host).as('own'),
    ])
    .executeTakeFirstOrThrow()
  const { all } = await db
    .selectFrom('websub_subscriptions')
    .select((e) => e.fn.countAll<number>().as('all'))
    .executeTakeFirstOrThrow()
  return { waiting: Number(waiting.all), waitingOfHost: Number(waiting.own), subscriptions: Number(all) }
}

/** Takes up to `limit` wishes whose callbacks are to be asked now, and counts the try. */
export async function claimRequests(
  db: Db,
  { now, limit }: { now: Instant; limit: number },
): Promise<WaitingRequest[]> {
  const due = await db
    .selectFrom('websub_requests')
    .select('id')
    .where('next_try_at', '<=', now)
    .orderBy('next_try_at')
    .limit(limit)
    .execute()
  if (due.length === 0) return []
  return db
    .updateTable('websub_requests')
    .set((e) => ({ next_try_at: addSeconds(now, claimSeconds), attempts: e('attempts', '+', 1) }))
    .where(
      'id',
      'in',
      due.map(({ id }) => id),
    )
    .where('next_try_at', '<=', now)
    .returning(['id', 'mode', 'topic', 'callback', 'secret', 'lease_seconds as leaseSeconds', 'attempts'])
    .execute()
}

export async function putRequestOff(tx: Tx, id: string, nextTryAt: Instant): Promise<void> {
  await tx.updateTable('websub_requests').set({ next_try_at: nextTryAt }).where('id', '=', id).execute()
}

/** False when a newer wish has taken its place. */
export async function removeRequest(tx: Tx, id: string): Promise<boolean> {
  const removed = await tx.deleteFrom('websub_requests').where('id', '=', id).executeTakeFirst()
  return removed.numDeletedRows > 0n
}

/** A renewal takes over lease and secret, and keeps what is on its way. */
export async function putSubscription(
  tx: Tx,
  { id, request, now }: { id: string; request: HubRequest; now: Instant },
): Promise<void> {
  const renewed = { secret: request.secret, lease_until: addSeconds(now, request.leaseSeconds) }
  await tx
    .insertInto('websub_subscriptions')
    .values({
      ...renewed,
      id,
      topic: request.topic,
      callback: request.callback,
      callback_host: new URL(request.callback).host,
      created_at: now,
      content_id: null,
      attempts: 0,
      next_try_at: null,
      failing_since: null,
    })
    .onConflict((conflict) => conflict.columns(['topic', 'callback']).doUpdateSet(renewed))
    .execute()
}

export async function removeSubscription(
  tx: Tx,
  { topic, callback }: Pick<HubRequest, 'topic' | 'callback'>,
): Promise<void> {
  await tx
    .deleteFrom('websub_subscriptions')
    .where('topic', '=', topic)
    .where('callback', '=', callback)
    .execute()
}

export async function subscribersOf(db: Db, topic: string): Promise<string[]> {
  const rows = await db
    .selectFrom('websub_subscriptions')
    .select('callback')
    .where('topic', '=', topic)
    .execute()
  return rows.map(({ callback }) => callback)
}

/** With all its subscriptions: there is no such feed any more. */
export async function removeTopic(tx: Tx, topic: string): Promise<void> {
  await tx.deleteFrom('websub_subscriptions').where('topic', '=', topic).execute()
  await tx.deleteFrom('websub_topics').where('path', '=', topic).execute()
}

/** Ends what ran out and forgets what nobody needs any more; answers how many subscriptions ended. */
export async function tidy(tx: Tx, now: Instant): Promise<number> {
  await takeTurn(tx)
  await tx.deleteFrom('websub_requests').where('created_at', '<', addDays(now, -1)).execute()
  const ended = await tx.deleteFrom('websub_subscriptions').where('lease_until', '<=', now).executeTakeFirst()
  await tx
    .deleteFrom('websub_topics')
    .where('path', 'not in', (e) => e.selectFrom('websub_subscriptions').select('topic'))
    .execute()
  await tx
    .deleteFrom('websub_contents')
    .where('id', 'not in', (e) =>
      e.selectFrom('websub_subscriptions').select('content_id').where('content_id', 'is not', null).$castTo<{
        content_id: string
      }>(),
    )
    .execute()
  return Number(ended.numDeletedRows)
}
