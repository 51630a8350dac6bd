import { addSeconds, type Instant } from '../../platform/clock.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import '../schema.ts'
import './schema.ts'

/** The pace that all workers share, locked until the end of the transaction. */
export async function lockPace(
  tx: Tx,
  name: string,
  fresh: { nextSlotAt: Instant; day: string },
): Promise<{ nextSlotAt: Instant; day: string; sent: number }> {
  await tx
    .insertInto('mailing_pace')
    .values({ name, next_slot_at: fresh.nextSlotAt, day: fresh.day, sent: 0 })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute()
  const row = await tx
    .updateTable('mailing_pace')
    .set((e) => ({ sent: e.ref('sent') }))
    .where('name', '=', name)
    .returning(['next_slot_at', 'day', 'sent'])
    .executeTakeFirstOrThrow()
  return { nextSlotAt: row.next_slot_at, day: row.day, sent: row.sent }
}

export async function notePace(
  tx: Tx,
  name: string,
  pace: { nextSlotAt: Instant; day: string; sent: number },
): Promise<void> {
  await tx
    .updateTable('mailing_pace')
    .set({ next_slot_at: pace.nextSlotAt, day: pace.day, sent: pace.sent })
    .where('name', '=', name)
    .execute()
}

/** How long a mail to one person goes before mails to many, from when it was queued. */
const freshSeconds = 10

/** Whether a mail to one person that was just queued waits to be taken: such mails go first. */
export async function freshMailWaits(db: Db, now: Instant): Promise<boolean> {
  const row = await db
    .selectFrom('deliveries')
    .select('id')
    .where('created_at', '>', addSeconds(now, -freshSeconds))
    .where('next_try_at', '<=', now)
    .where('claimed_until', 'is', null)
    .where('attempts', '=', 0)
    .where('accepted_at', 'is', null)
    .where('failed_at', 'is', null)
    .where('cancelled_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
