import type { Instant } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/db.ts'
import '../mailings/schema.ts'

type Recipient = { mailing: number; number: number }

/** Whom a mail of a mailing went to; null when the audience was forgotten meanwhile. */
export async function mailingRecipient(tx: Tx, { mailing, number }: Recipient): Promise<string | null> {
  const row = await tx
    .selectFrom('mailing_deliveries')
    .select(['address', 'address_key'])
    .where('mailing', '=', mailing)
    .where('number', '=', number)
    .executeTakeFirst()
  return row ? (row.address ?? row.address_key) : null
}

/** The relay had taken it, and now it came back; counted once. */
export async function markMailingBounced(
  tx: Tx,
  { mailing, number }: Recipient,
  bounce: { at: Instant; answer: string },
): Promise<void> {
  const marked = await tx
    .updateTable('mailing_deliveries')
    .set({ bounced_at: bounce.at, answer: bounce.answer })
    .where('mailing', '=', mailing)
    .where('number', '=', number)
    .where('accepted_at', 'is not', null)
    .where('bounced_at', 'is', null)
    .executeTakeFirst()
  if (marked.numUpdatedRows === 0n) return
  await tx
    .updateTable('mailings')
    .set((e) => ({ bounced: e('bounced', '+', 1) }))
    .where('number', '=', mailing)
    .execute()
}
