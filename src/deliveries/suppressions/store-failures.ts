import type { Instant } from '../../platform/clock.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import './schema.ts'

export type AddressFailure = {
  addressHash: string
  deliveryRef: string
  at: Instant
  status: string
  answer: string
  isPolicy: boolean
}

/** False when this mail was counted for the address already. */
export async function insertFailure(tx: Tx, failure: AddressFailure): Promise<boolean> {
  const made = await tx
    .insertInto('address_failures')
    .values({
      address_hash: failure.addressHash,
      delivery_ref: failure.deliveryRef,
      failed_at: failure.at,
      status: failure.status,
      answer: failure.answer,
      is_policy: failure.isPolicy ? 1 : 0,
    })
    .onConflict((conflict) => conflict.columns(['address_hash', 'delivery_ref']).doNothing())
    .executeTakeFirst()
  return made.numInsertedOrUpdatedRows === 1n
}

/** When mails to the address failed for reasons of its own, since an instant. */
export async function failuresOf(tx: Tx, addressHash: string, since: Instant): Promise<Instant[]> {
  const rows = await tx
    .selectFrom('address_failures')
    .select('failed_at')
    .where('address_hash', '=', addressHash)
    .where('is_policy', '=', 0)
    .where('failed_at', '>', since)
    .execute()
  return rows.map(({ failed_at }) => failed_at)
}

/** The address works again, or is on the list now. */
export async function deleteFailuresOf(tx: Tx, addressHash: string): Promise<void> {
  await tx.deleteFrom('address_failures').where('address_hash', '=', addressHash).execute()
}

export async function deleteFailuresBefore(tx: Tx, instant: Instant): Promise<void> {
  await tx.deleteFrom('address_failures').where('failed_at', '<', instant).execute()
}

/** How many mails receivers turned down because of us since an instant, and what the last of them said. */
export async function policyRefusalsSince(
  db: Db | Tx,
  since: Instant,
): Promise<{ count: number; lastAnswer: string | null }> {
  const counted = await db
    .selectFrom('address_failures')
    .select((e) => e.fn.countAll<string | number>().as('count'))
    .where('is_policy', '=', 1)
    .where('failed_at', '>', since)
    .executeTakeFirstOrThrow()
  const last = await db
    .selectFrom('address_failures')
    .select('answer')
    .where('is_policy', '=', 1)
    .where('failed_at', '>', since)
    .orderBy('failed_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return { count: Number(counted.count), lastAnswer: last?.answer ?? null }
}
