import type { Instant } from '../../platform/clock.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import { addressKeyOf } from '../../platform/mail-address.ts'
import { mailingRef } from '../bounces/verp.ts'
import './schema.ts'

/** Mailings that went to an address, the newest first, at most a thousand. */
export async function mailingsTo(
  db: Db,
  address: string,
): Promise<{ kind: string; subject: string; createdAt: Instant; acceptedAt: Instant | null }[]> {
  return db
    .selectFrom('mailings')
    .innerJoin('mailing_deliveries', 'mailing_deliveries.mailing', 'mailings.number')
    .select(['kind', 'subject', 'created_at as createdAt', 'accepted_at as acceptedAt'])
    .where('forgotten_at', 'is', null)
    .where('address_key', '=', addressKeyOf(address))
    .orderBy('created_at', 'desc')
    .limit(1000)
    .execute()
}

const rowsAPage = 5000

/** The refs of mails to whoever is wanted, for those who know an address by its hash only. By a long read, in pages. */
export async function mailingRefsWhere(db: Db, isWanted: (addressKey: string) => boolean): Promise<string[]> {
  const refs: string[] = []
  const mailings = await db
    .selectFrom('mailings')
    .select('number')
    .where('forgotten_at', 'is', null)
    .execute()
  for (const { number: mailing } of mailings)
    for (let after = 0; ; ) {
      const rows = await db
        .selectFrom('mailing_deliveries')
        .select(['number', 'address_key'])
        .where('mailing', '=', mailing)
        .where('number', '>', after)
        .orderBy('number')
        .limit(rowsAPage)
        .execute()
      for (const { number, address_key } of rows)
        if (isWanted(address_key)) refs.push(mailingRef(mailing, number))
      const last = rows.at(-1)
      if (!last || rows.length < rowsAPage) break
      after = last.number
    }
  return refs
}

/** That a mail went out stays; to whom goes. What has not left yet stays here. */
export async function eraseRecipient(
  tx: Tx,
  { mailing, number }: { mailing: number; number: number },
  at: Instant,
): Promise<void> {
  const kept = await tx
    .updateTable('mailing_deliveries')
    .set({ suppressed_at: at, next_at: null, submitting_by: null })
    .where('mailing', '=', mailing)
    .where('number', '=', number)
    .where('accepted_at', 'is', null)
    .where('failed_at', 'is', null)
    .where('suppressed_at', 'is', null)
    .executeTakeFirst()
  await tx
    .updateTable('mailings')
    .set((e) => ({ suppressed: e('suppressed', '+', Number(kept.numUpdatedRows)) }))
    .where('number', '=', mailing)
    .execute()
  await tx
    .updateTable('mailing_deliveries')
    .set({ address: null, address_key: `erased ${number}`, personal: null, answer: null })
    .where('mailing', '=', mailing)
    .where('number', '=', number)
    .execute()
}

/** A mailing that came to its end before `instant` and whose recipients are still known. */
export async function mailingToForget(
  db: Db,
  instant: Instant,
): Promise<{ number: number; lastNumber: number } | null> {
  const row = await db
    .selectFrom('mailings')
    .select(['number', 'last_number as lastNumber'])
    .where('forgotten_at', 'is', null)
    .where((e) => e.or([e('ended_at', '<', instant), e('cancelled_at', '<', instant)]))
    .orderBy('number')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

export async function forgetRecipients(
  tx: Tx,
  mailing: number,
  { first, last }: { first: number; last: number },
): Promise<void> {
  await tx
    .deleteFrom('mailing_deliveries')
    .where('mailing', '=', mailing)
    .where('number', '>=', first)
    .where('number', '<=', last)
    .execute()
}

export async function noteForgotten(tx: Tx, mailing: number, at: Instant): Promise<void> {
  await tx.deleteFrom('mailing_portions').where('mailing', '=', mailing).execute()
  await tx.updateTable('mailings').set({ forgotten_at: at }).where('number', '=', mailing).execute()
}
