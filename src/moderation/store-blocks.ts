import type { Instant } from '../platform/clock.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import './schema.ts'

/** The block that lasts longest on this writer or network, if there is one now. */
export async function blockOn(
  db: Db | Tx,
  from: { writerId: string | null; network: string | null },
  now: Instant,
): Promise<{ reason: string; until: Instant } | null> {
  const subjects = [
    ...(from.writerId === null ? [] : [{ kind: 'writer' as const, subject: from.writerId }]),
    ...(from.network === null ? [] : [{ kind: 'network' as const, subject: from.network }]),
  ]
  if (subjects.length === 0) return null
  const row = await db
    .selectFrom('moderation_blocks')
    .select(['reason', 'blocked_until'])
    .where((e) =>
      e.or(subjects.map(({ kind, subject }) => e.and([e('kind', '=', kind), e('subject', '=', subject)]))),
    )
    .where('blocked_until', '>', now)
    .orderBy('blocked_until', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? { reason: row.reason, until: row.blocked_until } : null
}
