import type { Instant } from '../../platform/clock.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import './schema.ts'
import '../schema.ts'

export type ReportRow = {
  reportHash: string
  number: number
  at: Instant
  kind: string
  deliveryRef: string | null
  status: string | null
  answer: string | null
}

/** False when the report was taken before: then nothing is added. */
export async function insertReport(tx: Tx, rows: readonly ReportRow[]): Promise<boolean> {
  const [first, ...others] = rows.map((row) => ({
    report_hash: row.reportHash,
    number: row.number,
    taken_at: row.at,
    kind: row.kind,
    delivery_ref: row.deliveryRef,
    status: row.status,
    answer: row.answer,
  }))
  if (!first) return false
  const made = await tx
    .insertInto('bounce_reports')
    .values(first)
    .onConflict((conflict) => conflict.columns(['report_hash', 'number']).doNothing())
    .executeTakeFirst()
  if (made.numInsertedOrUpdatedRows !== 1n) return false
  if (others.length > 0) await tx.insertInto('bounce_reports').values(others).execute()
  return true
}

/** Whom a single mail went to; null when there is none (any more), or the address was erased. */
export async function recipientOfSingle(tx: Tx, deliveryId: string): Promise<string | null> {
  const row = await tx
    .selectFrom('deliveries')
    .select('to_address')
    .where('id', '=', deliveryId)
    .executeTakeFirst()
  return row?.to_address || null
}

export async function singleByMessageId(tx: Tx, messageId: string): Promise<string | null> {
  const row = await tx
    .selectFrom('deliveries')
    .select('id')
    .where('message_id', '=', messageId)
    .executeTakeFirst()
  return row?.id ?? null
}

/** The relay had taken it, and now it came back. */
export async function markSingleBounced(
  tx: Tx,
  deliveryId: string,
  bounce: { at: Instant; answer: string },
): Promise<void> {
  await tx
    .updateTable('deliveries')
    .set({ failed_at: bounce.at, last_error: bounce.answer })
    .where('id', '=', deliveryId)
    .where('accepted_at', 'is not', null)
    .where('failed_at', 'is', null)
    .execute()
}

export async function countReports(db: Db, since: Instant): Promise<Record<string, number>> {
  const rows = await db
    .selectFrom('bounce_reports')
    .select(['kind', (e) => e.fn.countAll<string | number>().as('count')])
    .where('taken_at', '>', since)
    .groupBy('kind')
    .execute()
  return Object.fromEntries(rows.map(({ kind, count }) => [kind, Number(count)]))
}

export async function deleteReportsBefore(tx: Tx, instant: Instant): Promise<void> {
  await tx.deleteFrom('bounce_reports').where('taken_at', '<', instant).execute()
}

export type MailboxState = {
  lookedAt: Instant
  error: string | null
  validity: string | null
  lastUid: number
}

export async function mailboxState(db: Db | Tx, name: string): Promise<MailboxState | null> {
  const row = await db
    .selectFrom('bounce_mailboxes')
    .select(['looked_at as lookedAt', 'error', 'validity', 'last_uid as lastUid'])
    .where('name', '=', name)
    .executeTakeFirst()
  return row ?? null
}

export async function writeMailboxState(tx: Tx, name: string, state: MailboxState): Promise<void> {
  const row = {
    looked_at: state.lookedAt,
    error: state.error,
    validity: state.validity,
    last_uid: state.lastUid,
  }
  await tx
    .insertInto('bounce_mailboxes')
    .values({ name, ...row })
    .onConflict((conflict) => conflict.column('name').doUpdateSet(row))
    .execute()
}
