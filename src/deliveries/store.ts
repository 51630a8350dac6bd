import { addSeconds, type Instant } from '../platform/clock.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import { type AttemptOutcome, claimSeconds, type Delivery, type DeliveryWithContent } from './delivery.ts'
import './schema.ts'

const columns = [
  'id',
  'kind',
  'ref',
  'message_id as messageId',
  'from_name',
  'from_address',
  'to_address as to',
  'subject',
  'created_at as createdAt',
  'useful_until as usefulUntil',
  'next_try_at as nextTryAt',
  'claimed_until as claimedUntil',
  'attempts',
  'retrying_since as retryingSince',
  'submitted_at as submittedAt',
  'accepted_at as acceptedAt',
  'failed_at as failedAt',
  'cancelled_at as cancelledAt',
  'last_error as lastError',
] as const

type Row = Omit<Delivery, 'from'> & { from_name: string; from_address: string }

const fromRow = ({ from_name, from_address, ...row }: Row): Delivery => ({
  ...row,
  from: { name: from_name, address: from_address },
})

/** Adds it, unless one with this key is there. Answers the id of the one that is there now. */
export async function insertDelivery(
  tx: Tx,
  delivery: DeliveryWithContent,
  { dedupeKey, isBulk }: { dedupeKey: string | null; isBulk: boolean },
): Promise<string> {
  const made = await tx
    .insertInto('deliveries')
    .values({
      id: delivery.id,
      kind: delivery.kind,
      ref: delivery.ref,
      message_id: delivery.messageId,
      dedupe_key: dedupeKey,
      from_name: delivery.from.name,
      from_address: delivery.from.address,
      to_address: delivery.to,
      subject: delivery.subject,
      created_at: delivery.createdAt,
      useful_until: delivery.usefulUntil,
      next_try_at: delivery.nextTryAt,
      bulk: isBulk ? 1 : 0,
      claimed_until: null,
      attempts: 0,
      retrying_since: null,
      submitted_at: null,
      accepted_at: null,
      failed_at: null,
      cancelled_at: null,
      last_error: null,
      headers: JSON.stringify(delivery.headers),
      text: delivery.text,
      html: delivery.html,
    })
    .onConflict((conflict) => conflict.column('dedupe_key').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (made) return made.id
  const there = await tx
    .selectFrom('deliveries')
    .select('id')
    .where('dedupe_key', '=', dedupeKey)
    .executeTakeFirstOrThrow()
  return there.id
}

/** With everything that is sent; null when there is none. */
export async function deliveryById(db: Db | Tx, id: string): Promise<DeliveryWithContent | null> {
  const row = await db
    .selectFrom('deliveries')
    .select([...columns, 'headers', 'text', 'html'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return null
  const { headers, text, html, ...list } = row
  return { ...fromRow(list), headers: JSON.parse(headers), text, html }
}

export type DeliveryFilter = {
  state?: 'open' | 'accepted' | 'failed' | 'cancelled'
  kind?: string
  ref?: string
}

/** The newest first; `after` is the last one of the page before. */
export async function selectDeliveries(
  db: Db | Tx,
  filter: DeliveryFilter,
  page: { limit: number; after: { at: Instant; id: string } | null },
): Promise<Delivery[]> {
  let query = db.selectFrom('deliveries').select(columns)
  if (filter.kind) query = query.where('kind', '=', filter.kind)
  if (filter.ref) query = query.where('ref', '=', filter.ref)
  if (filter.state === 'accepted')
    query = query.where('accepted_at', 'is not', null).where('failed_at', 'is', null)
  if (filter.state === 'failed') query = query.where('failed_at', 'is not', null)
  if (filter.state === 'cancelled') query = query.where('cancelled_at', 'is not', null)
  if (filter.state === 'open')
    query = query
      .where('accepted_at', 'is', null)
      .where('failed_at', 'is', null)
      .where('cancelled_at', 'is', null)
  const { after } = page
  if (after)
    query = query.where((e) =>
      e.or([e('created_at', '<', after.at), e.and([e('created_at', '=', after.at), e('id', '<', after.id)])]),
    )
  const rows = await query.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(page.limit).execute()
  return rows.map(fromRow)
}

/** Ids of mails that are due and that nobody holds: first those somebody waits for, of each the longest due first. */
export async function dueDeliveryIds(db: Db | Tx, now: Instant, limit: number): Promise<string[]> {
  const waitedFor = await dueIds(db, { now, limit, bulk: 0 })
  const others = limit - waitedFor.length
  return others > 0 ? [...waitedFor, ...(await dueIds(db, { now, limit: others, bulk: 1 }))] : waitedFor
}

async function dueIds(
  db: Db | Tx,
  { now, limit, bulk }: { now: Instant; limit: number; bulk: number },
): Promise<string[]> {
  const rows = await db
    .selectFrom('deliveries')
    .select('id')
    .where('accepted_at', 'is', null)
    .where('failed_at', 'is', null)
    .where('cancelled_at', 'is', null)
    .where('bulk', '=', bulk)
    .where('next_try_at', '<=', now)
    .where((e) => e.or([e('claimed_until', 'is', null), e('claimed_until', '<=', now)]))
    .orderBy('next_try_at')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}

/** When the next mail is due or a claim runs out; null when nothing waits. */
export async function nextDueAt(db: Db | Tx): Promise<Instant | null> {
  const open = db
    .selectFrom('deliveries')
    .where('accepted_at', 'is', null)
    .where('failed_at', 'is', null)
    .where('cancelled_at', 'is', null)
  // Asked apart: each reads the first of the index of open mails, however many wait.
  const free = await open
    .select('next_try_at')
    .where('claimed_until', 'is', null)
    .orderBy('next_try_at')
    .limit(1)
    .executeTakeFirst()
  const claimed = await open
    .select((e) => e.fn.min('claimed_until').as('at'))
    .where('claimed_until', 'is not', null)
    .executeTakeFirst()
  const [first = null] = [free?.next_try_at, claimed?.at].filter((at) => at != null).sort()
  return first
}

/**
 * Claims the mail for this process and opens its next attempt: durable before the first byte leaves. Null when
 * somebody else was quicker, or it was cancelled meanwhile.
 */
export async function claimDelivery(tx: Tx, id: string, now: Instant): Promise<DeliveryWithContent | null> {
  const claimed = await tx
    .updateTable('deliveries')
    .set((e) => ({
      claimed_until: addSeconds(now, claimSeconds),
      submitted_at: now,
      attempts: e('attempts', '+', 1),
      retrying_since: e.fn.coalesce('retrying_since', e.val(now)),
    }))
    .where('id', '=', id)
    .where('accepted_at', 'is', null)
    .where('failed_at', 'is', null)
    .where('cancelled_at', 'is', null)
    .where('next_try_at', '<=', now)
    .where((e) => e.or([e('claimed_until', 'is', null), e('claimed_until', '<=', now)]))
    .executeTakeFirst()
  if (claimed.numUpdatedRows === 0n) return null
  const delivery = await deliveryById(tx, id)
  if (!delivery) return null
  await tx
    .insertInto('delivery_attempts')
    .values({
      delivery_id: id,
      number: delivery.attempts,
      started_at: now,
      ended_at: null,
      outcome: null,
      answer: null,
    })
    .execute()
  return delivery
}

/** Closes the attempt and lets go of the claim. */
export async function recordOutcome(
  tx: Tx,
  delivery: Delivery,
  end: { outcome: AttemptOutcome; answer: string; now: Instant; nextTryAt: Instant | null },
): Promise<void> {
  const { outcome, answer, now, nextTryAt } = end
  await tx
    .updateTable('delivery_attempts')
    .set({ ended_at: now, outcome, answer: answer.slice(0, 1000) })
    .where('delivery_id', '=', delivery.id)
    .where('number', '=', delivery.attempts)
    .execute()
  const state =
    outcome === 'accepted'
      ? { accepted_at: now, last_error: null }
      : {
          last_error: answer.slice(0, 1000),
          ...(nextTryAt ? { next_try_at: nextTryAt } : { failed_at: now }),
        }
  await tx
    .updateTable('deliveries')
    .set({ claimed_until: null, ...state })
    .where('id', '=', delivery.id)
    .execute()
}

/** Gives up a mail that nobody holds, without trying. */
export async function failDelivery(tx: Tx, id: string, now: Instant, error: string): Promise<void> {
  await tx
    .updateTable('deliveries')
    .set({ failed_at: now, last_error: error, claimed_until: null })
    .where('id', '=', id)
    .where('accepted_at', 'is', null)
    .execute()
}

/** True when nobody was submitting it at that moment; it is now due. */
export async function requeueDelivery(tx: Tx, id: string, now: Instant): Promise<boolean> {
  const changed = await tx
    .updateTable('deliveries')
    .set({ next_try_at: now, retrying_since: null, failed_at: null, cancelled_at: null, claimed_until: null })
    .where('id', '=', id)
    .where('accepted_at', 'is', null)
    .where((e) => e.or([e('claimed_until', 'is', null), e('claimed_until', '<=', now)]))
    .executeTakeFirst()
  return changed.numUpdatedRows > 0n
}

/** True when nobody was submitting it at that moment; nobody will. */
export async function cancelDeliveryRow(tx: Tx, id: string, now: Instant): Promise<boolean> {
  const changed = await tx
    .updateTable('deliveries')
    .set({ cancelled_at: now, claimed_until: null })
    .where('id', '=', id)
    .where('accepted_at', 'is', null)
    .where((e) => e.or([e('claimed_until', 'is', null), e('claimed_until', '<=', now)]))
    .executeTakeFirst()
  return changed.numUpdatedRows > 0n
}

export type DeliveryAttempt = {
  number: number
  startedAt: Instant
  endedAt: Instant | null
  outcome: AttemptOutcome | null
  answer: string | null
}

/** In the order they were made; the last may still be under way. */
export async function attemptsOf(db: Db | Tx, deliveryId: string): Promise<DeliveryAttempt[]> {
  const rows = await db
    .selectFrom('delivery_attempts')
    .select(['number', 'started_at as startedAt', 'ended_at as endedAt', 'outcome', 'answer'])
    .where('delivery_id', '=', deliveryId)
    .orderBy('number')
    .execute()
  return rows.map((row) => ({ ...row, outcome: row.outcome as AttemptOutcome | null }))
}

/** Removes what came to an end before `instant`: mails hold addresses and links. */
export async function deleteDeliveriesEndedBefore(tx: Tx, instant: Instant): Promise<number> {
  const deleted = await tx
    .deleteFrom('deliveries')
    .where('created_at', '<', instant) // has the index
    .where((e) =>
      e.or([e('accepted_at', '<', instant), e('failed_at', '<', instant), e('cancelled_at', '<', instant)]),
    )
    .executeTakeFirst()
  return Number(deleted.numDeletedRows)
}

/** Whether `send-due` waits in the queue already, to run after `now` and not later than `at`. */
export async function sendDueWaits(
  tx: Tx,
  taskName: string,
  between: { now: Instant; at: Instant },
): Promise<boolean> {
  const row = await tx
    .selectFrom('tasks')
    .select('id')
    .where('name', '=', taskName)
    .where('failed_at', 'is', null)
    .where('run_at', '>', between.now)
    .where('run_at', '<=', between.at)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
