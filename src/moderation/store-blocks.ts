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

/** `subject`: a writer's id, or a network as „203.0.113.0/24“. */
export type Block = {
  id: string
  kind: 'writer' | 'network'
  subject: string
  reason: string
  madeAt: Instant
  until: Instant
}

export async function insertBlock(tx: Tx, block: Block & { madeBy: string | null }): Promise<void> {
  await tx
    .insertInto('moderation_blocks')
    .values({
      id: block.id,
      kind: block.kind,
      subject: block.subject,
      reason: block.reason,
      made_at: block.madeAt,
      made_by: block.madeBy,
      blocked_until: block.until,
    })
    .execute()
}

/** False when there is none. */
export async function deleteBlock(tx: Tx, id: string): Promise<boolean> {
  const { numDeletedRows } = await tx.deleteFrom('moderation_blocks').where('id', '=', id).executeTakeFirst()
  return numDeletedRows > 0n
}

/** A block with the names of those it is about: who made it, and the writer it holds. */
export type BlockInForce = Block & { madeBy: string | null; writer: { name: string; email: string } | null }

/** Those that hold now, the newest first. */
export async function blocksInForce(db: Db, now: Instant): Promise<BlockInForce[]> {
  const rows = await db
    .selectFrom('moderation_blocks as b')
    .leftJoin('comment_writers as w', (join) =>
      join.onRef('w.id', '=', 'b.subject').on('b.kind', '=', 'writer'),
    )
    .leftJoin('staff_members as m', 'm.id', 'b.made_by')
    .leftJoin('api_tokens as t', 't.id', 'b.made_by')
    .select([
      'b.id',
      'b.kind',
      'b.subject',
      'b.reason',
      'b.made_at',
      'b.blocked_until',
      'm.name as member_name',
      't.name as token_name',
      'w.name as writer_name',
      'w.email as writer_email',
    ])
    .where('b.blocked_until', '>', now)
    .orderBy('b.id', 'desc')
    .limit(200)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    subject: row.subject,
    reason: row.reason,
    madeAt: row.made_at,
    until: row.blocked_until,
    madeBy: row.member_name ?? row.token_name,
    writer: row.writer_email === null ? null : { name: row.writer_name ?? '', email: row.writer_email },
  }))
}
