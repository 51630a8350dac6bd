import type { Instant } from '../../platform/clock.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import type { Mailing, MailingCounts, MailingDelivery } from './mailing.ts'
import './schema.ts'

const columns = [
  'id',
  'number',
  'kind',
  'ref',
  'from_name',
  'from_address',
  'reply_to as replyTo',
  'list_id as listId',
  'subject',
  'is_urgent',
  'created_at as createdAt',
  'frozen_at as frozenAt',
  'started_at as startedAt',
  'running_since as runningSince',
  'paused_at as pausedAt',
  'cancelled_at as cancelledAt',
  'ended_at as endedAt',
  'forgotten_at as forgottenAt',
  'pause_reason as pauseReason',
  'per_minute as perMinute',
  'done_before as doneBefore',
  'total',
  'accepted',
  'failed',
  'suppressed',
  'bounced',
  'repeated',
] as const

type Row = Omit<Mailing, 'from' | 'urgent' | 'counts'> &
  MailingCounts & { from_name: string; from_address: string; is_urgent: number }

function fromRow(row: Row): Mailing {
  const {
    from_name,
    from_address,
    is_urgent,
    total,
    accepted,
    failed,
    suppressed,
    bounced,
    repeated,
    ...rest
  } = row
  return {
    ...rest,
    from: { name: from_name, address: from_address },
    urgent: is_urgent === 1,
    counts: { total, accepted, failed, suppressed, bounced, repeated },
  }
}

/** What a mailing says, with its places still open. */
export type MailingContent = { headers: Record<string, string>; text: string; html: string | null }

export type NewMailing = Pick<
  Mailing,
  'id' | 'kind' | 'ref' | 'from' | 'replyTo' | 'listId' | 'subject' | 'urgent' | 'createdAt' | 'perMinute'
> & { content: MailingContent }

export async function insertMailing(tx: Tx, mailing: NewMailing): Promise<void> {
  const last = await tx
    .selectFrom('mailings')
    .select((e) => e.fn.max('number').as('number'))
    .executeTakeFirst()
  await tx
    .insertInto('mailings')
    .values({
      id: mailing.id,
      number: (last?.number ?? 0) + 1,
      kind: mailing.kind,
      ref: mailing.ref,
      from_name: mailing.from.name,
      from_address: mailing.from.address,
      reply_to: mailing.replyTo,
      list_id: mailing.listId,
      subject: mailing.subject,
      is_urgent: mailing.urgent ? 1 : 0,
      created_at: mailing.createdAt,
      per_minute: mailing.perMinute,
      next_number: 1,
      last_number: 0,
      done_before: 0,
      accepted: 0,
      failed: 0,
      suppressed: 0,
      bounced: 0,
      repeated: 0,
      total: 0,
    })
    .execute()
  const { headers, text, html } = mailing.content
  await tx
    .insertInto('mailing_contents')
    .values({ mailing_id: mailing.id, headers: JSON.stringify(headers), text, html })
    .execute()
}

export async function mailingById(db: Db | Tx, id: string): Promise<Mailing | null> {
  const row = await db.selectFrom('mailings').select(columns).where('id', '=', id).executeTakeFirst()
  return row ? fromRow(row) : null
}

export async function contentOf(db: Db | Tx, id: string): Promise<MailingContent> {
  const row = await db
    .selectFrom('mailing_contents')
    .select(['headers', 'text', 'html'])
    .where('mailing_id', '=', id)
    .executeTakeFirstOrThrow()
  return { ...row, headers: JSON.parse(row.headers) }
}

/** The newest first; `after` is the last one of the page before. */
export async function selectMailings(
  db: Db,
  filter: { kind?: string; ref?: string },
  page: { limit: number; after: { at: Instant; id: string } | null },
): Promise<Mailing[]> {
  let query = db.selectFrom('mailings').select(columns)
  if (filter.kind) query = query.where('kind', '=', filter.kind)
  if (filter.ref) query = query.where('ref', '=', filter.ref)
  const { after } = page
  if (after)
    query = query.where((e) =>
      e.or([e('created_at', '<', after.at), e.and([e('created_at', '=', after.at), e('id', '<', after.id)])]),
    )
  const rows = await query.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(page.limit).execute()
  return rows.map(fromRow)
}

/** Those that go out, the urgent ones first, then in the order of their making. */
export async function runningMailings(db: Db | Tx): Promise<Mailing[]> {
  const rows = await db
    .selectFrom('mailings')
    .select(columns)
    .where('ended_at', 'is', null)
    .where('cancelled_at', 'is', null)
    .where('started_at', 'is not', null)
    .where('paused_at', 'is', null)
    .orderBy('is_urgent', 'desc')
    .orderBy('number')
    .execute()
  return rows.map(fromRow)
}

type Instants = { at: Instant }

export async function noteStarted(tx: Tx, id: string, { at }: Instants): Promise<void> {
  await tx.updateTable('mailings').set({ started_at: at, running_since: at }).where('id', '=', id).execute()
}

/** Nothing happens to one that is paused already. True when this paused it. */
export async function notePaused(tx: Tx, id: string, pause: Instants & { reason: string }): Promise<boolean> {
  const changed = await tx
    .updateTable('mailings')
    .set({ paused_at: pause.at, pause_reason: pause.reason })
    .where('id', '=', id)
    .where('paused_at', 'is', null)
    .executeTakeFirst()
  return changed.numUpdatedRows > 0n
}

export async function noteResumed(tx: Tx, id: string, { at }: Instants): Promise<void> {
  await tx
    .updateTable('mailings')
    .set((e) => ({
      paused_at: null,
      pause_reason: null,
      running_since: at,
      done_before: e('accepted', '+', e('failed', '+', e.ref('suppressed'))),
    }))
    .where('id', '=', id)
    .execute()
}

export async function noteCancelled(tx: Tx, id: string, { at }: Instants): Promise<void> {
  await tx.updateTable('mailings').set({ cancelled_at: at }).where('id', '=', id).execute()
}

/** Ends it when everybody has been dealt with. True when this ended it. */
export async function endIfDone(tx: Tx, id: string, { at }: Instants): Promise<boolean> {
  const changed = await tx
    .updateTable('mailings')
    .set({ ended_at: at })
    .where('id', '=', id)
    .where('frozen_at', 'is not', null)
    .where('started_at', 'is not', null)
    .where('ended_at', 'is', null)
    .where('cancelled_at', 'is', null)
    .where((e) => e('total', '<=', e('accepted', '+', e('failed', '+', e.ref('suppressed')))))
    .executeTakeFirst()
  return changed.numUpdatedRows > 0n
}

/** Recipients by their numbers. */
export async function selectDeliveries(
  db: Db,
  mailing: number,
  page: { limit: number; after: number },
): Promise<MailingDelivery[]> {
  const rows = await db
    .selectFrom('mailing_deliveries')
    .selectAll()
    .where('mailing', '=', mailing)
    .where('number', '>', page.after)
    .orderBy('number')
    .limit(page.limit)
    .execute()
  return rows.map((row) => ({
    number: row.number,
    address: row.address ?? row.address_key,
    attempts: row.attempts,
    repeats: row.repeats,
    isSubmitting: (row.submitting_by ?? 0) > 0,
    nextAt: row.next_at,
    acceptedAt: row.accepted_at,
    failedAt: row.failed_at,
    suppressedAt: row.suppressed_at,
    bouncedAt: row.bounced_at,
    answer: row.answer,
  }))
}
