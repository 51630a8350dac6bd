import type { Instant } from '../../platform/clock.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import './schema.ts'

/** Numbers of a mailing that a worker has to itself. */
export type Portion = { mailing: number; first: number; last: number }

export async function noteWorker(tx: Tx, worker: number, aliveUntil: Instant): Promise<void> {
  await tx
    .insertInto('mailing_workers')
    .values({ number: worker, alive_until: aliveUntil })
    .onConflict((conflict) => conflict.column('number').doUpdateSet({ alive_until: aliveUntil }))
    .execute()
}

/** Its work is free for others at once. */
export async function forgetWorker(tx: Tx, worker: number): Promise<void> {
  await tx.updateTable('mailing_portions').set({ worker: null }).where('worker', '=', worker).execute()
  await tx.deleteFrom('mailing_workers').where('number', '=', worker).execute()
}

export async function forgetDeadWorkers(tx: Tx, before: Instant): Promise<void> {
  await tx.deleteFrom('mailing_workers').where('alive_until', '<', before).execute()
}

/** A portion that can be taken: left by a worker (its number, or null when it left in order), or the next in line. */
export type FreePortion = Portion & { leftBy: number | null; isNext: boolean }

/**
 * Some numbers that no living worker has: those that a dead one left first, then the next that nobody has had. Null when
 * there are none.
 */
export async function findPortion(
  db: Db,
  { mailing, size, now }: { mailing: number; size: number; now: Instant },
): Promise<FreePortion | null> {
  const left = await db
    .selectFrom('mailing_portions')
    .leftJoin('mailing_workers', 'mailing_workers.number', 'mailing_portions.worker')
    .select(['first_number as first', 'last_number as last', 'worker as leftBy'])
    .where('mailing', '=', mailing)
    .where((e) => e.or([e('alive_until', 'is', null), e('alive_until', '<=', now)]))
    .orderBy('first_number')
    .limit(1)
    .executeTakeFirst()
  if (left) return { ...left, mailing, isNext: false }
  const row = await db
    .selectFrom('mailings')
    .select(['next_number as first', 'last_number as end'])
    .where('number', '=', mailing)
    .executeTakeFirst()
  if (!row || row.first > row.end) return null
  const last = Math.min(row.end, row.first + size - 1)
  return { mailing, first: row.first, last, leftBy: null, isNext: true }
}

/** False when another worker was quicker. */
export async function takePortion(tx: Tx, free: FreePortion, worker: number): Promise<boolean> {
  const { mailing, first, last } = free
  if (!free.isNext) {
    const taken = await tx
      .updateTable('mailing_portions')
      .set({ worker })
      .where('mailing', '=', mailing)
      .where('first_number', '=', first)
      .where('worker', free.leftBy === null ? 'is' : '=', free.leftBy)
      .executeTakeFirst()
    return taken.numUpdatedRows > 0n
  }
  const moved = await tx
    .updateTable('mailings')
    .set({ next_number: last + 1 })
    .where('number', '=', mailing)
    .where('next_number', '=', first)
    .executeTakeFirst()
  if (moved.numUpdatedRows === 0n) return false
  await tx
    .insertInto('mailing_portions')
    .values({ mailing, first_number: first, last_number: last, worker })
    .execute()
  return true
}

/** All of it has been tried. */
export async function closePortion(tx: Tx, { mailing, first }: Portion, worker: number): Promise<void> {
  await tx
    .deleteFrom('mailing_portions')
    .where('mailing', '=', mailing)
    .where('first_number', '=', first)
    .where('worker', '=', worker)
    .execute()
}

/** Others may go on with what is left of it. */
export async function releasePortion(tx: Tx, { mailing, first }: Portion, worker: number): Promise<void> {
  await tx
    .updateTable('mailing_portions')
    .set({ worker: null })
    .where('mailing', '=', mailing)
    .where('first_number', '=', first)
    .where('worker', '=', worker)
    .execute()
}
