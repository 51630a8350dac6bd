import { setImmediate as afterOthers } from 'node:timers/promises'
import type { CompiledQuery } from 'kysely'
import type { Instant } from '../../platform/clock.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import { addressKeyOf } from '../../platform/mail-address.ts'
import type { Recipient } from './freeze-audience.ts'
import './schema.ts'

/** How far the audience of a mailing has been written down. */
export type AudienceState = { number: number; cursor: string | null; lastNumber: number; isOpen: boolean }

export async function audienceState(db: Db | Tx, mailingId: string): Promise<AudienceState | null> {
  const row = await db
    .selectFrom('mailings')
    .select(['number', 'audience_cursor', 'last_number', 'frozen_at', 'cancelled_at'])
    .where('id', '=', mailingId)
    .executeTakeFirst()
  return row
    ? {
        number: row.number,
        cursor: row.audience_cursor,
        lastNumber: row.last_number,
        isOpen: row.frozen_at === null && row.cancelled_at === null,
      }
    : null
}

/** So many rows a statement: it takes about a millisecond. */
const rowsAStatement = 200

/**
 * Adds recipients under the numbers after `lastNumber`; who is there already is left out, and their number stays
 * empty. Answers how many were added. Ten times as fast when they come in the order of their addresses: the unique
 * index then grows at its end.
 */
export async function insertRecipients(
  tx: Tx,
  audience: { mailing: number; lastNumber: number },
  recipients: readonly Recipient[],
): Promise<number> {
  const rows = recipients
    .map(({ address, personal }) => {
      const key = addressKeyOf(address)
      return {
        key,
        address: address === key ? null : address,
        personal: personal ? JSON.stringify(personal) : null,
      }
    })
    .sort((a, b) => (a.key < b.key ? -1 : 1))
  let whole: CompiledQuery | null = null
  let added = 0
  for (let from = 0; from < rows.length; from += rowsAStatement) {
    const values = rows.slice(from, from + rowsAStatement).map(({ key, address, personal }, at) => ({
      mailing: audience.mailing,
      number: audience.lastNumber + from + at + 1,
      address_key: key,
      address,
      personal,
    }))
    // Making the text of the statement takes longer than running it, and it is always the same.
    const query: CompiledQuery =
      whole && values.length === rowsAStatement
        ? { ...whole, parameters: values.flatMap((row) => Object.values(row)) }
        : insertOf(tx, values)
    if (values.length === rowsAStatement) whole ??= query
    const { numAffectedRows } = await tx.executeQuery(query)
    await afterOthers() // who asks for a page comes first
    added += Number(numAffectedRows ?? 0)
  }
  return added
}

type NewRecipientRow = {
  mailing: number
  number: number
  address_key: string
  address: string | null
  personal: string | null
}

const insertOf = (tx: Tx, rows: NewRecipientRow[]): CompiledQuery =>
  tx
    .insertInto('mailing_deliveries')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['mailing', 'address_key']).doNothing())
    .compile()

/** With `frozenAt` nobody is added any more. */
export async function noteAudience(
  tx: Tx,
  mailingId: string,
  batch: { cursor: string | null; lastNumber: number; added: number; frozenAt: Instant | null },
): Promise<void> {
  await tx
    .updateTable('mailings')
    .set((e) => ({
      audience_cursor: batch.cursor,
      last_number: batch.lastNumber,
      total: e('total', '+', batch.added),
      frozen_at: batch.frozenAt,
    }))
    .where('id', '=', mailingId)
    .execute()
}
