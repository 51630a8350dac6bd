import type { Selectable } from 'kysely'
import type { Instant } from '../../platform/clock.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import type { CommentWritersTable } from '../schema.ts'
import { emailKeyOf, type Writer } from './writer.ts'

const writerFromRow = (row: Selectable<CommentWritersTable>): Writer => ({
  id: row.id,
  email: row.email,
  name: row.name,
  language: row.language === 'en' ? 'en' : 'de',
  confirmedAt: row.confirmed_at,
  confirmSentAt: row.confirm_sent_at,
  confirmUntil: row.confirm_until,
})

export async function writerByEmail(db: Db | Tx, email: string): Promise<Writer | null> {
  const row = await db
    .selectFrom('comment_writers')
    .selectAll()
    .where('email_key', '=', emailKeyOf(email))
    .executeTakeFirst()
  return row ? writerFromRow(row) : null
}

/**
 * The writer of this address, made when there is none. Two submissions of one address at the same time follow each
 * other from here to the end of the transaction.
 */
export async function putWriter(
  tx: Tx,
  writer: { id: string; email: string; name: string; language: string; now: Instant },
): Promise<Writer> {
  const row = await tx
    .insertInto('comment_writers')
    .values({
      id: writer.id,
      email: writer.email,
      email_key: emailKeyOf(writer.email),
      name: writer.name,
      language: writer.language,
      created_at: writer.now,
      confirmed_at: null,
      confirm_hash: null,
      confirm_sent_at: null,
      confirm_until: null,
      last_seen_at: writer.now,
    })
    .onConflict((conflict) => conflict.column('email_key').doUpdateSet({ last_seen_at: writer.now }))
    .returningAll()
    .executeTakeFirstOrThrow()
  return writerFromRow(row)
}

/** The link that is in the mail now; an earlier one is good for nothing any more. */
export async function setConfirmation(
  tx: Tx,
  writerId: string,
  link: { hash: string; sentAt: Instant; until: Instant },
): Promise<void> {
  await tx
    .updateTable('comment_writers')
    .set({ confirm_hash: link.hash, confirm_sent_at: link.sentAt, confirm_until: link.until })
    .where('id', '=', writerId)
    .execute()
}

/** Whom a confirmation link belongs to, used or not. */
export async function writerToConfirm(db: Db | Tx, hash: string): Promise<Writer | null> {
  const row = await db
    .selectFrom('comment_writers')
    .selectAll()
    .where('confirm_hash', '=', hash)
    .executeTakeFirst()
  return row ? writerFromRow(row) : null
}

/** True when this made it so; the first confirmation counts. */
export async function confirmWriter(tx: Tx, writerId: string, now: Instant): Promise<boolean> {
  const changed = await tx
    .updateTable('comment_writers')
    .set({ confirmed_at: now })
    .where('id', '=', writerId)
    .where('confirmed_at', 'is', null)
    .executeTakeFirst()
  return changed.numUpdatedRows === 1n
}

/** Addresses that nobody confirmed and no comment needs. */
export async function forgetSilentWriters(tx: Tx, before: Instant): Promise<void> {
  await tx
    .deleteFrom('comment_writers')
    .where('confirmed_at', 'is', null)
    .where('last_seen_at', '<', before)
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('comments')
            .select('comments.id')
            .whereRef('comments.writer_id', '=', 'comment_writers.id'),
        ),
      ),
    )
    .execute()
}
