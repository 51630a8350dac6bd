import type { Instant } from '../platform/clock.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import './schema.ts'

/** A link that was mailed; only the hash of its secret is stored. */
export type Confirmation = {
  tokenHash: string
  readerId: string
  /** Id of the delivery. */
  mailId: string
  mailedAt: Instant
  expiresAt: Instant
  usedAt: Instant | null
}

export async function insertConfirmation(tx: Tx, confirmation: Confirmation): Promise<void> {
  await tx
    .insertInto('confirmations')
    .values({
      token_hash: confirmation.tokenHash,
      reader_id: confirmation.readerId,
      mail_id: confirmation.mailId,
      mailed_at: confirmation.mailedAt,
      expires_at: confirmation.expiresAt,
      used_at: confirmation.usedAt,
    })
    .execute()
}

type Row = {
  token_hash: string
  reader_id: string
  mail_id: string
  mailed_at: Instant
  expires_at: Instant
  used_at: Instant | null
}

const fromRow = (row: Row): Confirmation => ({
  tokenHash: row.token_hash,
  readerId: row.reader_id,
  mailId: row.mail_id,
  mailedAt: row.mailed_at,
  expiresAt: row.expires_at,
  usedAt: row.used_at,
})

export async function confirmationByHash(db: Db | Tx, tokenHash: string): Promise<Confirmation | null> {
  const row = await db
    .selectFrom('confirmations')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst()
  return row ? fromRow(row) : null
}

/** The link that was mailed to a reader since then and that nobody has used yet. */
export async function openConfirmationOf(
  db: Db | Tx,
  readerId: string,
  since: Instant,
): Promise<Confirmation | null> {
  const row = await db
    .selectFrom('confirmations')
    .selectAll()
    .where('reader_id', '=', readerId)
    .where('mailed_at', '>', since)
    .where('used_at', 'is', null)
    .orderBy('mailed_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? fromRow(row) : null
}

/** False when somebody was quicker. */
export async function useConfirmation(tx: Tx, tokenHash: string, at: Instant): Promise<boolean> {
  const used = await tx
    .updateTable('confirmations')
    .set({ used_at: at })
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return used.numUpdatedRows === 1n
}

export async function insertTry(
  tx: Tx,
  made: { id: string; address: string; network: string | null; at: Instant },
): Promise<void> {
  await tx
    .insertInto('subscription_tries')
    .values({ id: made.id, address: made.address, network: made.network, received_at: made.at })
    .execute()
}

/** How many requests came from an address, and from its network. */
export async function triesSince(
  db: Db | Tx,
  from: { address: string; network: string | null; since: Instant },
): Promise<{ address: number; network: number }> {
  const count = async (column: 'address' | 'network', value: string | null): Promise<number> => {
    if (value === null) return 0
    const row = await db
      .selectFrom('subscription_tries')
      .select((e) => e.fn.countAll<number>().as('count'))
      .where(column, '=', value)
      .where('received_at', '>', from.since)
      .executeTakeFirstOrThrow()
    return Number(row.count)
  }
  return { address: await count('address', from.address), network: await count('network', from.network) }
}
