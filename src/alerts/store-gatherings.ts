import type { Instant } from '../platform/clock.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import type { DueTelling } from './gathering.ts'
import './schema.ts'

/** A reader for whom something waits that is due. */
export type DueReader = {
  readerId: string
  email: string
  language: 'de' | 'en'
  linkRotation: number
  /** The first of what is due. */
  due: Instant
  /** Until then the reader wants no mail at all. */
  pausedUntil: Instant | null
}

export async function readersDue(db: Db, now: Instant, limit: number): Promise<DueReader[]> {
  const rows = await db
    .selectFrom('alert_tellings as telling')
    .innerJoin('readers as reader', 'reader.id', 'telling.reader_id')
    .select(['reader.id', 'reader.email', 'reader.language', 'reader.link_rotation', 'reader.paused_until'])
    .select((e) => e.fn.min('telling.due_at').as('due'))
    .where('telling.told_at', 'is', null)
    .where('telling.due_at', 'is not', null)
    .where('telling.due_at', '<=', now)
    .groupBy(['reader.id', 'reader.email', 'reader.language', 'reader.link_rotation', 'reader.paused_until'])
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    readerId: row.id,
    email: row.email,
    language: row.language === 'en' ? 'en' : 'de',
    linkRotation: row.link_rotation,
    due: row.due ?? now,
    pausedUntil: row.paused_until,
  }))
}

export async function dueTellings(
  db: Db | Tx,
  readerIds: readonly string[],
  now: Instant,
): Promise<Map<string, DueTelling[]>> {
  const found = new Map<string, DueTelling[]>(readerIds.map((id) => [id, []]))
  if (readerIds.length === 0) return found
  const rows = await db
    .selectFrom('alert_tellings')
    .select(['reader_id', 'article_id', 'subscription_id', 'kind', 'ref', 'rank'])
    .where('reader_id', 'in', readerIds)
    .where('told_at', 'is', null)
    .where('due_at', 'is not', null)
    .where('due_at', '<=', now)
    .orderBy('found_at')
    .execute()
  for (const row of rows)
    found.get(row.reader_id)?.push({
      articleId: row.article_id,
      subscriptionId: row.subscription_id,
      kind: row.kind,
      ref: row.ref,
      rank: row.rank,
    })
  return found
}

/** False when another process has told them meanwhile. */
export async function markTold(
  tx: Tx,
  readerId: string,
  { articleIds, now }: { articleIds: readonly string[]; now: Instant },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('alert_tellings')
    .set({ told_at: now })
    .where('reader_id', '=', readerId)
    .where('article_id', 'in', articleIds)
    .where('told_at', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** What was due waits until then: the reader rests. */
export async function putOff(tx: Tx, readerId: string, { now, until }: { now: Instant; until: Instant }) {
  await tx
    .updateTable('alert_tellings')
    .set({ due_at: until })
    .where('reader_id', '=', readerId)
    .where('told_at', 'is', null)
    .where('due_at', '<=', now)
    .execute()
}

/** When the next gathering leaves; null when nothing waits. */
export async function nextGathering(db: Db | Tx): Promise<Instant | null> {
  const row = await db
    .selectFrom('alert_tellings')
    .select((e) => e.fn.min('due_at').as('due'))
    .where('told_at', 'is', null)
    .where('due_at', 'is not', null)
    .executeTakeFirst()
  return row?.due ?? null
}
