import type { Instant } from '../../platform/clock.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import type { DkimKey } from './dkim-key.ts'
import './schema.ts'

const columns = [
  'selector',
  'domain',
  'public_key as publicKey',
  'made_at as madeAt',
  'signing_since as signingSince',
  'retired_at as retiredAt',
] as const

export async function insertKey(tx: Tx, key: DkimKey & { lockedKey: string }): Promise<void> {
  await tx
    .insertInto('dkim_keys')
    .values({
      selector: key.selector,
      domain: key.domain,
      public_key: key.publicKey,
      private_key: key.lockedKey,
      made_at: key.madeAt,
      signing_since: key.signingSince,
      retired_at: key.retiredAt,
    })
    .execute()
}

/** The newest first. */
export async function selectKeys(db: Db | Tx): Promise<DkimKey[]> {
  return db
    .selectFrom('dkim_keys')
    .select(columns)
    .orderBy('made_at', 'desc')
    .orderBy('selector', 'desc')
    .execute()
}

export async function keyBySelector(db: Db | Tx, selector: string): Promise<DkimKey | null> {
  const row = await db
    .selectFrom('dkim_keys')
    .select(columns)
    .where('selector', '=', selector)
    .executeTakeFirst()
  return row ?? null
}

/** The keys that sign, with what they sign with. */
export async function signingKeys(db: Db | Tx): Promise<(DkimKey & { lockedKey: string })[]> {
  return db
    .selectFrom('dkim_keys')
    .select([...columns, 'private_key as lockedKey'])
    .where('signing_since', 'is not', null)
    .where('retired_at', 'is', null)
    .orderBy('signing_since', 'desc')
    .execute()
}

/** From now on this key signs for its domain, and no other does. */
export async function putInForce(
  tx: Tx,
  { selector, domain }: Pick<DkimKey, 'selector' | 'domain'>,
  now: Instant,
): Promise<void> {
  await tx
    .updateTable('dkim_keys')
    .set({ retired_at: now })
    .where('domain', '=', domain)
    .where('selector', '!=', selector)
    .where('signing_since', 'is not', null)
    .where('retired_at', 'is', null)
    .execute()
  await tx
    .updateTable('dkim_keys')
    .set({ signing_since: now, retired_at: null })
    .where('selector', '=', selector)
    .execute()
}

export async function deleteKey(tx: Tx, selector: string): Promise<boolean> {
  const deleted = await tx.deleteFrom('dkim_keys').where('selector', '=', selector).executeTakeFirst()
  return deleted.numDeletedRows === 1n
}
