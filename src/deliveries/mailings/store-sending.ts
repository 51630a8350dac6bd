import { sql } from 'kysely'
import type { Instant } from '../../platform/clock.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import type { Portion } from './store-portions.ts'
import './schema.ts'

/** A recipient who has to get the mail (again). */
export type OpenDelivery = {
  mailing: number
  number: number
  address: string
  personal: Record<string, string>
  attempts: number
  repeats: number
  /** Who submitted it last without anybody knowing the end: the relay may have it. Null for all others. */
  inDoubtOf: number | null
  retryingSince: Instant | null
  /** False for what waits for its first try. */
  wasPutOff: boolean
}

/** No worker has this number: a mail of which nobody knows whether the relay has it, left by a worker that lives. */
const nobody = 0

const openColumns = [
  'mailing',
  'number',
  'attempts',
  'repeats',
  'submitting_by',
  'next_at',
  'retrying_since',
  'address_key',
  'address',
  'personal',
] as const

/** What of the portion waits for its first try, or was under way when its worker died. */
export async function openInPortion(db: Db, { mailing, first, last }: Portion): Promise<OpenDelivery[]> {
  const rows = await db
    .selectFrom('mailing_deliveries')
    .select(openColumns)
    .where('mailing', '=', mailing)
    .where('number', '>=', first)
    .where('number', '<=', last)
    .where('accepted_at', 'is', null)
    .where('failed_at', 'is', null)
    .where('suppressed_at', 'is', null)
    .where('next_at', 'is', null)
    .orderBy('number')
    .execute()
  return rows.map(openFromRow)
}

/** What was put off until now, also by workers that died. */
export async function putOffUntil(
  db: Db,
  mailing: number,
  { now, limit }: { now: Instant; limit: number },
): Promise<OpenDelivery[]> {
  const rows = await db
    .selectFrom('mailing_deliveries')
    .select(openColumns)
    .where('mailing', '=', mailing)
    .where('next_at', '<=', now)
    .orderBy('next_at')
    .limit(limit)
    .execute()
  return rows.map(openFromRow)
}

/** Whoever has the lowest number. */
export async function firstRecipient(db: Db, mailing: number): Promise<OpenDelivery | null> {
  const row = await db
    .selectFrom('mailing_deliveries')
    .select(openColumns)
    .where('mailing', '=', mailing)
    .orderBy('number')
    .limit(1)
    .executeTakeFirst()
  return row ? openFromRow(row) : null
}

type OpenRow = {
  mailing: number
  number: number
  attempts: number
  repeats: number
  submitting_by: number | null
  next_at: Instant | null
  retrying_since: Instant | null
  address_key: string
  address: string | null
  personal: string | null
}

const openFromRow = (row: OpenRow): OpenDelivery => ({
  mailing: row.mailing,
  number: row.number,
  address: row.address ?? row.address_key,
  personal: row.personal ? JSON.parse(row.personal) : {},
  attempts: row.attempts,
  repeats: row.repeats,
  inDoubtOf: row.submitting_by,
  retryingSince: row.retrying_since,
  wasPutOff: row.next_at !== null,
})

/** Of these mailings, those that still go out. */
export async function stillRunning(tx: Tx, mailings: readonly number[]): Promise<Set<number>> {
  const rows = await tx
    .selectFrom('mailings')
    .select('number')
    .where('number', 'in', mailings)
    .where('paused_at', 'is', null)
    .where('cancelled_at', 'is', null)
    .where('ended_at', 'is', null)
    .execute()
  return new Set(rows.map(({ number }) => number))
}

type Selected = { mailing: number; numbers: readonly number[] }

/**
 * From the commit on these are this worker's, and nobody else submits them; what the relay may have is counted as
 * repeated. Answers the numbers it got: another may have been quicker. `retakeAt` is when what was put off may be taken
 * by others, should this worker die.
 */
export async function claimDeliveries(
  tx: Tx,
  { mailing, numbers }: Selected,
  claim: { worker: number; inDoubtOf: readonly number[]; now: Instant; retakeAt: Instant },
): Promise<number[]> {
  const rows = await tx
    .updateTable('mailing_deliveries')
    .set((e) => ({
      submitting_by: claim.worker,
      attempts: e('attempts', '+', 1),
      repeats: e('repeats', '+', e.case().when('submitting_by', 'is not', null).then(1).else(0).end()),
      next_at: e.case().when('next_at', 'is', null).then(e.ref('next_at')).else(claim.retakeAt).end(),
    }))
    .where('mailing', '=', mailing)
    .where('number', 'in', numbers)
    .where('accepted_at', 'is', null)
    .where('failed_at', 'is', null)
    .where('suppressed_at', 'is', null)
    .where((e) => e.or([e('next_at', 'is', null), e('next_at', '<=', claim.now)]))
    // Its own mark is from a transaction of which nobody heard whether it was committed.
    .where((e) =>
      e.or([e('submitting_by', 'is', null), e('submitting_by', 'in', [claim.worker, ...claim.inDoubtOf])]),
    )
    .returning('number')
    .execute()
  return rows.map(({ number }) => number)
}

/** Written down together with everything else of a turn. Each only for what is still this worker's. */
export async function noteAccepted(
  tx: Tx,
  { mailing, numbers }: Selected,
  by: { worker: number; at: Instant },
) {
  return ended(tx, { mailing, numbers }, by.worker, { accepted_at: by.at, answer: null })
}

export async function noteFailed(
  tx: Tx,
  { mailing, numbers }: Selected,
  by: { worker: number; at: Instant; answer: string },
): Promise<number> {
  return ended(tx, { mailing, numbers }, by.worker, { failed_at: by.at, answer: by.answer })
}

async function ended(
  tx: Tx,
  { mailing, numbers }: Selected,
  worker: number,
  end: { accepted_at?: Instant; failed_at?: Instant; answer: string | null },
): Promise<number> {
  const changed = await tx
    .updateTable('mailing_deliveries')
    .set({ submitting_by: null, next_at: null, ...end })
    .where('mailing', '=', mailing)
    .where('number', 'in', numbers)
    .where('submitting_by', '=', worker)
    .executeTakeFirst()
  return Number(changed.numUpdatedRows)
}

/** The relay put it off; or nobody knows whether it has it (`inDoubt`), and then it goes again as a repeat. */
export async function noteDeferred(
  tx: Tx,
  { mailing, number }: { mailing: number; number: number },
  by: { worker: number; at: Instant; nextAt: Instant; answer: string; inDoubt: boolean },
): Promise<void> {
  await tx
    .updateTable('mailing_deliveries')
    .set({
      submitting_by: by.inDoubt ? nobody : null,
      next_at: by.nextAt,
      retrying_since: sql<Instant>`coalesce(retrying_since, ${by.at})`,
      answer: by.answer,
    })
    .where('mailing', '=', mailing)
    .where('number', '=', number)
    .where('submitting_by', '=', by.worker)
    .execute()
}

/** Nothing of it has left: as if it had not been tried. */
export async function noteReturned(
  tx: Tx,
  { mailing, numbers }: Selected,
  by: { worker: number; at: Instant },
): Promise<void> {
  await tx
    .updateTable('mailing_deliveries')
    .set((e) => ({
      submitting_by: null,
      attempts: e('attempts', '-', 1),
      next_at: e.case().when('next_at', 'is', null).then(e.ref('next_at')).else(by.at).end(),
    }))
    .where('mailing', '=', mailing)
    .where('number', 'in', numbers)
    .where('submitting_by', '=', by.worker)
    .execute()
}

/** To be looked at again later: its domain is asked for too much. */
export async function putOff(
  tx: Tx,
  { mailing, number, inDoubtOf }: Pick<OpenDelivery, 'mailing' | 'number' | 'inDoubtOf'>,
  nextAt: Instant,
): Promise<void> {
  await tx
    .updateTable('mailing_deliveries')
    .set({ next_at: nextAt })
    .where('mailing', '=', mailing)
    .where('number', '=', number)
    .where('submitting_by', inDoubtOf === null ? 'is' : '=', inDoubtOf)
    .where('accepted_at', 'is', null)
    .where('failed_at', 'is', null)
    .where('suppressed_at', 'is', null)
    .execute()
}

/** Whoever must not get it, or does not want it any more. Answers how many that were. */
export async function noteSuppressed(
  tx: Tx,
  { mailing, numbers }: Selected,
  by: { at: Instant; answer: string },
): Promise<number> {
  const changed = await tx
    .updateTable('mailing_deliveries')
    .set({ suppressed_at: by.at, submitting_by: null, next_at: null, answer: by.answer })
    .where('mailing', '=', mailing)
    .where('number', 'in', numbers)
    .where('accepted_at', 'is', null)
    .where('failed_at', 'is', null)
    .where('suppressed_at', 'is', null)
    .executeTakeFirst()
  return Number(changed.numUpdatedRows)
}

/** What a turn changed in the counts of a mailing: last in its transaction, as others wait for the row. */
export async function addCounts(
  tx: Tx,
  mailing: number,
  counts: { accepted: number; failed: number; suppressed: number; repeated: number },
): Promise<void> {
  await tx
    .updateTable('mailings')
    .set((e) => ({
      accepted: e('accepted', '+', counts.accepted),
      failed: e('failed', '+', counts.failed),
      suppressed: e('suppressed', '+', counts.suppressed),
      repeated: e('repeated', '+', counts.repeated),
    }))
    .where('number', '=', mailing)
    .execute()
}
