import type { Instant } from '../../platform/clock.ts'
import type { Db } from '../../platform/db/db.ts'
import { holdsWord } from '../../platform/db/dialect-sql.ts'
import '../schema.ts'

export type ReaderEntry = {
  id: string
  email: string
  language: string
  createdAt: Instant
  /** How much they follow now. */
  active: number
}

/** Readers whose address holds the words, in the order of the addresses; by a long read. */
export async function findReaders(db: Db, words: string, limit: number): Promise<ReaderEntry[]> {
  const rows = await db
    .selectFrom('readers')
    .select(['id', 'email', 'language', 'created_at'])
    .select((e) =>
      e
        .selectFrom('subscriptions')
        .select((s) => s.fn.countAll<number>().as('count'))
        .whereRef('subscriptions.reader_id', '=', 'readers.id')
        .where('ended_at', 'is', null)
        .as('active'),
    )
    .where(holdsWord('email_key', words.trim()))
    .orderBy('email_key')
    .limit(limit)
    .execute()
  return rows.map(({ created_at, active, ...row }) => ({
    ...row,
    createdAt: created_at,
    active: Number(active ?? 0),
  }))
}
