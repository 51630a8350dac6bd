import { addSeconds, type Instant } from '../platform/clock.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import './schema.ts'
import type { SentEvent } from './webhook.ts'

/** One event on its way to one endpoint. */
export type Delivery = {
  id: string
  endpointId: string
  eventId: string
  event: SentEvent
  createdAt: Instant
  attempts: number
  nextTryAt: Instant | null
  deliveredAt: Instant | null
  failedAt: Instant | null
}
export type Attempt = {
  number: number
  startedAt: Instant
  milliseconds: number
  status: number | null
  error: string | null
}

const columns = [
  'id',
  'endpoint_id as endpointId',
  'event_id as eventId',
  'event',
  'created_at as createdAt',
  'attempts',
  'next_try_at as nextTryAt',
  'delivered_at as deliveredAt',
  'failed_at as failedAt',
] as const

/** How long a sender may take; after it (its process died) another one may send. */
const claimSeconds = 60

/** Adds the delivery, due at once, unless this event is on its way to this endpoint already. */
export async function insertDelivery(
  tx: Tx,
  delivery: Pick<Delivery, 'id' | 'endpointId' | 'eventId' | 'event' | 'createdAt'> & { body: string },
): Promise<void> {
  await tx
    .insertInto('webhook_deliveries')
    .values({
      id: delivery.id,
      endpoint_id: delivery.endpointId,
      event_id: delivery.eventId,
      event: delivery.event,
      body: delivery.body,
      created_at: delivery.createdAt,
      attempts: 0,
      next_try_at: delivery.createdAt,
      claimed_until: null,
      delivered_at: null,
      failed_at: null,
    })
    .onConflict((conflict) => conflict.columns(['endpoint_id', 'event_id']).doNothing())
    .execute()
}

/** What is due for endpoints that are not disabled, the longest due first. */
export async function dueDeliveries(
  db: Db,
  now: Instant,
  limit: number,
): Promise<{ id: string; endpointId: string }[]> {
  return db
    .selectFrom('webhook_deliveries as delivery')
    .innerJoin('webhook_endpoints as endpoint', 'endpoint.id', 'delivery.endpoint_id')
    .select(['delivery.id', 'delivery.endpoint_id as endpointId'])
    .where('delivery.next_try_at', '<=', now)
    .where('endpoint.disabled_at', 'is', null)
    .where((e) => e.or([e('delivery.claimed_until', 'is', null), e('delivery.claimed_until', '<=', now)]))
    .orderBy('delivery.next_try_at')
    .orderBy('delivery.id')
    .limit(limit)
    .execute()
}

/** When the next one is due or a dead process's claim runs out, or null when none waits. */
export async function nextDueAt(db: Db): Promise<Instant | null> {
  const row = await db
    .selectFrom('webhook_deliveries as delivery')
    .innerJoin('webhook_endpoints as endpoint', 'endpoint.id', 'delivery.endpoint_id')
    .select((e) => e.fn.min(e.fn.coalesce('delivery.claimed_until', 'delivery.next_try_at')).as('at'))
    .where('delivery.next_try_at', 'is not', null)
    .where('endpoint.disabled_at', 'is', null)
    .executeTakeFirst()
  return row?.at ?? null
}

/** Takes the delivery and counts the try before anything leaves; null when another process was quicker. */
export async function claimDelivery(
  db: Db,
  id: string,
  now: Instant,
): Promise<(Delivery & { body: string }) | null> {
  const claimed = await db
    .updateTable('webhook_deliveries')
    .set((e) => ({ claimed_until: addSeconds(now, claimSeconds), attempts: e('attempts', '+', 1) }))
    .where('id', '=', id)
    .where('next_try_at', '<=', now)
    .where((e) => e.or([e('claimed_until', 'is', null), e('claimed_until', '<=', now)]))
    .returning([...columns, 'body'])
    .executeTakeFirst()
  return claimed ? { ...claimed, event: claimed.event as SentEvent } : null
}

/** Writes the try down and lets go of the claim: delivered, to be tried again, or given up. */
export async function recordAttempt(
  tx: Tx,
  delivery: Pick<Delivery, 'id' | 'attempts'>,
  end: Omit<Attempt, 'number'> & { at: Instant; delivered: boolean; nextTryAt: Instant | null },
): Promise<void> {
  await tx
    .insertInto('webhook_attempts')
    .values({
      delivery_id: delivery.id,
      number: delivery.attempts,
      started_at: end.startedAt,
      milliseconds: end.milliseconds,
      status: end.status,
      error: end.error?.slice(0, 500) ?? null,
    })
    .execute()
  await tx
    .updateTable('webhook_deliveries')
    .set({
      claimed_until: null,
      next_try_at: end.delivered ? null : end.nextTryAt,
      delivered_at: end.delivered ? end.at : null,
      failed_at: end.delivered || end.nextTryAt ? null : end.at,
    })
    .where('id', '=', delivery.id)
    .execute()
}

/** Makes it due again. False when somebody is sending it at this moment. */
export async function requeueDelivery(tx: Tx, id: string, now: Instant): Promise<boolean> {
  const result = await tx
    .updateTable('webhook_deliveries')
    .set({ next_try_at: now, claimed_until: null, delivered_at: null, failed_at: null })
    .where('id', '=', id)
    .where((e) => e.or([e('claimed_until', 'is', null), e('claimed_until', '<=', now)]))
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** Gives up what has waited for the endpoint since before `instant`. */
export async function giveUpBefore(
  tx: Tx,
  endpointId: string,
  { instant, now }: { instant: Instant; now: Instant },
): Promise<void> {
  await tx
    .updateTable('webhook_deliveries')
    .set({ next_try_at: null, claimed_until: null, failed_at: now })
    .where('endpoint_id', '=', endpointId)
    .where('next_try_at', 'is not', null)
    .where('created_at', '<', instant)
    .execute()
}

/** Without its tries; null when there is none. */
export async function deliveryById(db: Db | Tx, id: string): Promise<Delivery | null> {
  const row = await db
    .selectFrom('webhook_deliveries')
    .select(columns)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? { ...row, event: row.event as SentEvent } : null
}

/** An endpoint's deliveries with all their tries, newest first, from below `before`. */
export async function listDeliveries(
  db: Db,
  endpointId: string,
  page: { before: { at: Instant; id: string } | null; limit: number },
): Promise<(Delivery & { tries: Attempt[] })[]> {
  let query = db
    .selectFrom('webhook_deliveries')
    .select(columns)
    .where('endpoint_id', '=', endpointId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit)
  const { before } = page
  if (before)
    query = query.where((e) => e(e.refTuple('created_at', 'id'), '<', e.tuple(before.at, before.id)))
  const rows = await query.execute()
  const tries = await attemptsOf(
    db,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => ({ ...row, event: row.event as SentEvent, tries: tries.get(row.id) ?? [] }))
}

async function attemptsOf(db: Db, deliveryIds: string[]): Promise<Map<string, Attempt[]>> {
  if (deliveryIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('webhook_attempts')
    .selectAll()
    .where('delivery_id', 'in', deliveryIds)
    .orderBy('delivery_id')
    .orderBy('number')
    .execute()
  const tries = new Map<string, Attempt[]>()
  for (const { delivery_id, number, started_at, milliseconds, status, error } of rows)
    tries.set(delivery_id, [
      ...(tries.get(delivery_id) ?? []),
      { number, startedAt: started_at, milliseconds, status, error },
    ])
  return tries
}

/** Removes up to `limit` deliveries older than `instant`, whatever became of them; answers how many. */
export async function forgetDeliveriesBefore(tx: Tx, instant: Instant, limit: number): Promise<number> {
  const old = await tx
    .selectFrom('webhook_deliveries')
    .select('id')
    .where('created_at', '<', instant)
    .orderBy('created_at')
    .limit(limit)
    .execute()
  if (old.length === 0) return 0
  await tx
    .deleteFrom('webhook_deliveries')
    .where(
      'id',
      'in',
      old.map(({ id }) => id),
    )
    .execute()
  return old.length
}

/** Deliveries that tell of one of these comments; by a long read. */
export async function deliveriesAbout(db: Db, commentIds: readonly string[]): Promise<string[]> {
  if (commentIds.length === 0) return []
  const wanted = new Set(commentIds)
  const rows = await db
    .selectFrom('webhook_deliveries')
    .select(['id', 'body'])
    .where('event', 'like', 'comment.%')
    .execute()
  const idInIt = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g
  return rows.flatMap(({ id, body }) =>
    [...body.matchAll(idInIt)].some(([found]) => wanted.has(found)) ? [id] : [],
  )
}

/** Forgets deliveries with their tries; what has not left yet stays here. */
export async function forgetDeliveries(tx: Tx, ids: readonly string[]): Promise<void> {
  for (let at = 0; at < ids.length; at += 500)
    await tx
      .deleteFrom('webhook_deliveries')
      .where('id', 'in', ids.slice(at, at + 500))
      .execute()
}
