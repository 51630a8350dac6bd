import type { Instant } from '../../platform/clock.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import './schema.ts'
import { type Suppression, type SuppressionReason, suppressionReasons } from './suppression.ts'

const columns = [
  'id',
  'reason',
  'address',
  'detail',
  'suppressed_at as suppressedAt',
  'ends_at as endsAt',
] as const

type Row = Omit<Suppression, 'reason'> & { reason: string }

const fromRow = ({ reason, ...row }: Row): Suppression => ({
  ...row,
  reason: suppressionReasons.find((known) => known === reason) ?? 'by-hand',
})

/** Adds it; one for the same reason is renewed. Answers the id of the one that is there now. */
export async function putSuppression(
  tx: Tx,
  { addressHash, ...suppression }: Suppression & { addressHash: string },
): Promise<string> {
  const row = {
    address: suppression.address,
    detail: suppression.detail,
    suppressed_at: suppression.suppressedAt,
    ends_at: suppression.endsAt,
  }
  const put = await tx
    .insertInto('suppressions')
    .values({ id: suppression.id, address_hash: addressHash, reason: suppression.reason, ...row })
    .onConflict((conflict) => conflict.columns(['address_hash', 'reason']).doUpdateSet(row))
    .returning('id')
    .executeTakeFirstOrThrow()
  return put.id
}

/** Takes these reasons from the address. Answers those that were there. */
export async function deleteSuppressions(
  tx: Tx,
  addressHash: string,
  reasons: readonly SuppressionReason[],
): Promise<SuppressionReason[]> {
  const rows = await tx
    .deleteFrom('suppressions')
    .where('address_hash', '=', addressHash)
    .where('reason', 'in', reasons)
    .returning(columns)
    .execute()
  return rows.map((row) => fromRow(row).reason)
}

/** Null when there was none. */
export async function deleteSuppression(tx: Tx, id: string): Promise<Suppression | null> {
  const row = await tx.deleteFrom('suppressions').where('id', '=', id).returning(columns).executeTakeFirst()
  return row ? fromRow(row) : null
}

/** The reasons that hold at `now`, by hash. */
export async function reasonsByHash(
  db: Db | Tx,
  hashes: readonly string[],
  now: Instant,
): Promise<Map<string, SuppressionReason[]>> {
  const reasons = new Map<string, SuppressionReason[]>()
  for (let from = 0; from < hashes.length; from += 500) {
    const rows = await db
      .selectFrom('suppressions')
      .select(['address_hash', ...columns])
      .where('address_hash', 'in', hashes.slice(from, from + 500))
      .where((e) => e.or([e('ends_at', 'is', null), e('ends_at', '>', now)]))
      .execute()
    for (const { address_hash, ...row } of rows)
      reasons.set(address_hash, [...(reasons.get(address_hash) ?? []), fromRow(row).reason])
  }
  return reasons
}

/** Whether there is anything on the list: on most sites there is not, and nobody's hash need be worked out. */
export async function isListEmpty(db: Db | Tx): Promise<boolean> {
  return (await db.selectFrom('suppressions').select('id').limit(1).executeTakeFirst()) === undefined
}

export type SuppressionFilter = { reason?: SuppressionReason; addressHash?: string }

/** The newest first; `after` is the last one of the page before. */
export async function selectSuppressions(
  db: Db,
  filter: SuppressionFilter,
  page: { limit: number; after: { at: Instant; id: string } | null },
): Promise<Suppression[]> {
  let query = db.selectFrom('suppressions').select(columns)
  if (filter.reason) query = query.where('reason', '=', filter.reason)
  if (filter.addressHash) query = query.where('address_hash', '=', filter.addressHash)
  const { after } = page
  if (after)
    query = query.where((e) =>
      e.or([
        e('suppressed_at', '<', after.at),
        e.and([e('suppressed_at', '=', after.at), e('id', '<', after.id)]),
      ]),
    )
  const rows = await query.orderBy('suppressed_at', 'desc').orderBy('id', 'desc').limit(page.limit).execute()
  return rows.map(fromRow)
}

/** Hashes of addresses on the list that are wanted; for those who know an address by another hash. By a long read. */
export async function hashesWhere(db: Db, isWanted: (address: string) => boolean): Promise<string[]> {
  const rows = await db
    .selectFrom('suppressions')
    .select(['address_hash', 'address'])
    .where('address', 'is not', null)
    .execute()
  return rows.filter(({ address }) => address !== null && isWanted(address)).map((row) => row.address_hash)
}

/** The address goes from the list, and what servers said of it; the hash stays. */
export async function eraseAddresses(tx: Tx, hashes: readonly string[]): Promise<void> {
  for (const hash of hashes) {
    await tx
      .updateTable('suppressions')
      .set({ address: null, detail: '' })
      .where('address_hash', '=', hash)
      .execute()
    await tx.deleteFrom('address_failures').where('address_hash', '=', hash).execute()
  }
}
