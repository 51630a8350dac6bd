import type { Selectable } from 'kysely'
import type { Instant } from '../platform/clock.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import type { Reader } from './reader.ts'
import type { ReadersTable, SubscriptionsTable } from './schema.ts'
import type { Basis, Channel, EndReason, Frequency, Kind, Subscription } from './subscription.ts'

const readerFromRow = (row: Selectable<ReadersTable>): Reader => ({
  id: row.id,
  email: row.email,
  emailKey: row.email_key,
  language: row.language === 'en' ? 'en' : 'de',
  createdAt: row.created_at,
  pausedUntil: row.paused_until,
  linkRotation: row.link_rotation,
})

export async function readerByKey(db: Db | Tx, emailKey: string): Promise<Reader | null> {
  const row = await db.selectFrom('readers').selectAll().where('email_key', '=', emailKey).executeTakeFirst()
  return row ? readerFromRow(row) : null
}

export async function readerById(db: Db | Tx, id: string): Promise<Reader | null> {
  const row = await db.selectFrom('readers').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? readerFromRow(row) : null
}

/**
 * The reader of this address, made when there is none. Two requests of one address at the same time follow each other
 * from here to the end of the transaction.
 */
export async function putReader(
  tx: Tx,
  reader: { id: string; email: string; emailKey: string; language: 'de' | 'en'; now: Instant },
): Promise<Reader> {
  const row = await tx
    .insertInto('readers')
    .values({
      id: reader.id,
      email: reader.email,
      email_key: reader.emailKey,
      language: reader.language,
      created_at: reader.now,
      paused_until: null,
      link_rotation: 0,
    })
    .onConflict((conflict) => conflict.column('email_key').doUpdateSet({ email_key: reader.emailKey }))
    .returningAll()
    .executeTakeFirstOrThrow()
  return readerFromRow(row)
}

export async function updateReader(
  tx: Tx,
  reader: Pick<Reader, 'id' | 'language' | 'pausedUntil'>,
): Promise<void> {
  await tx
    .updateTable('readers')
    .set({ language: reader.language, paused_until: reader.pausedUntil })
    .where('id', '=', reader.id)
    .execute()
}

/**
 * With all that hangs on it: subscriptions, consents, what waits to be confirmed. Words that were shown to them alone go
 * too: those of a search are their own.
 */
export async function deleteReader(tx: Tx, id: string): Promise<void> {
  const shown = await tx
    .selectFrom('consents')
    .select('text_hash')
    .distinct()
    .where('reader_id', '=', id)
    .where('text_hash', 'is not', null)
    .execute()
  await tx.deleteFrom('readers').where('id', '=', id).execute()
  for (const { text_hash } of shown)
    await tx
      .deleteFrom('consent_texts')
      .where('hash', '=', text_hash)
      .where((e) => e.not(e.exists(e.selectFrom('consents').select('id').where('text_hash', '=', text_hash))))
      .execute()
}

const subscriptionFromRow = (row: Selectable<SubscriptionsTable>): Subscription => ({
  id: row.id,
  readerId: row.reader_id,
  kind: row.kind as Kind,
  ref: row.ref,
  frequency: row.frequency as Frequency,
  basis: row.basis as Basis,
  requestedAt: row.requested_at,
  confirmedAt: row.confirmed_at,
  pausedAt: row.paused_at,
  endedAt: row.ended_at,
  endReason: row.end_reason,
  endChannel: row.end_channel,
})

/** All of a reader, the oldest first. */
export async function subscriptionsOf(db: Db | Tx, readerId: string): Promise<Subscription[]> {
  const rows = await db
    .selectFrom('subscriptions')
    .selectAll()
    .where('reader_id', '=', readerId)
    .orderBy('confirmed_at')
    .orderBy('id')
    .execute()
  return rows.map(subscriptionFromRow)
}

export async function subscriptionOf(
  db: Db | Tx,
  readerId: string,
  { kind, ref }: { kind: Kind; ref: string },
): Promise<Subscription | null> {
  const row = await db
    .selectFrom('subscriptions')
    .selectAll()
    .where('reader_id', '=', readerId)
    .where('kind', '=', kind)
    .where('ref', '=', ref)
    .executeTakeFirst()
  return row ? subscriptionFromRow(row) : null
}

export async function subscriptionById(db: Db | Tx, id: string): Promise<Subscription | null> {
  const row = await db.selectFrom('subscriptions').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? subscriptionFromRow(row) : null
}

/** What is confirmed now; one that was paused or ended is in force again. Answers its id. */
export async function putSubscription(
  tx: Tx,
  subscription: {
    id: string
    readerId: string
    kind: Kind
    ref: string
    frequency: Frequency
    basis: Basis
    requestedAt: Instant
    confirmedAt: Instant
  },
): Promise<string> {
  const { frequency, basis, requestedAt, confirmedAt } = subscription
  const inForce = {
    frequency,
    basis,
    requested_at: requestedAt,
    confirmed_at: confirmedAt,
    paused_at: null,
    ended_at: null,
    end_reason: null,
    end_channel: null,
    renew_asked_at: null,
    renewed_at: null,
  }
  const row = await tx
    .insertInto('subscriptions')
    .values({
      id: subscription.id,
      reader_id: subscription.readerId,
      kind: subscription.kind,
      ref: subscription.ref,
      ...inForce,
    })
    .onConflict((conflict) => conflict.columns(['reader_id', 'kind', 'ref']).doUpdateSet(inForce))
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

export async function setFrequency(tx: Tx, id: string, frequency: Frequency): Promise<void> {
  await tx.updateTable('subscriptions').set({ frequency }).where('id', '=', id).execute()
}

export async function setPaused(tx: Tx, id: string, pausedAt: Instant): Promise<void> {
  await tx.updateTable('subscriptions').set({ paused_at: pausedAt }).where('id', '=', id).execute()
}

/** Who has it go on after a pause wants it: that counts as a renewal. */
export async function setResumed(tx: Tx, id: string, now: Instant): Promise<void> {
  await tx
    .updateTable('subscriptions')
    .set({ paused_at: null, renewed_at: now, renew_asked_at: null })
    .where('id', '=', id)
    .execute()
}

/** False when it was ended before. */
export async function endSubscriptionRow(
  tx: Tx,
  id: string,
  end: { at: Instant; reason: EndReason; channel: Channel },
): Promise<boolean> {
  const changed = await tx
    .updateTable('subscriptions')
    .set({ ended_at: end.at, end_reason: end.reason, end_channel: end.channel })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return changed.numUpdatedRows > 0n
}

/** The address behind an entry on the list of suppressed addresses; null once it was erased. */
export async function suppressedAddress(db: Db | Tx, suppressionId: string): Promise<string | null> {
  const row = await db
    .selectFrom('suppressions')
    .select('address')
    .where('id', '=', suppressionId)
    .executeTakeFirst()
  return row?.address ?? null
}
