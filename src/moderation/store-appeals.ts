import type { Selectable } from 'kysely'
import type { Instant } from '../platform/clock.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import type { Appeal } from './appeals/appeal.ts'
import type { CommentAppealsTable } from './schema.ts'

const fromRow = (row: Selectable<CommentAppealsTable>): Appeal => ({
  id: row.id,
  decisionId: row.decision_id,
  commentId: row.comment_id,
  receivedAt: row.received_at,
  text: row.text,
  decidedAt: row.decided_at,
  decidedBy: row.decided_by,
  outcome: row.outcome,
  explanation: row.explanation,
})

export async function insertAppeal(
  tx: Tx,
  appeal: Pick<Appeal, 'id' | 'decisionId' | 'commentId' | 'receivedAt' | 'text'>,
): Promise<void> {
  await tx
    .insertInto('comment_appeals')
    .values({
      id: appeal.id,
      decision_id: appeal.decisionId,
      comment_id: appeal.commentId,
      received_at: appeal.receivedAt,
      text: appeal.text,
      decided_at: null,
      decided_by: null,
      outcome: null,
      explanation: null,
    })
    .execute()
}

export async function appealById(db: Db | Tx, id: string): Promise<Appeal | null> {
  const row = await db.selectFrom('comment_appeals').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? fromRow(row) : null
}

/** The one complaint that a decision can have. */
export async function appealAgainst(db: Db | Tx, decisionId: string): Promise<Appeal | null> {
  const row = await db
    .selectFrom('comment_appeals')
    .selectAll()
    .where('decision_id', '=', decisionId)
    .executeTakeFirst()
  return row ? fromRow(row) : null
}

/** Those that wait for a decision, the oldest first. */
export async function openAppeals(db: Db, limit: number): Promise<Appeal[]> {
  const rows = await db
    .selectFrom('comment_appeals')
    .selectAll()
    .where('decided_at', 'is', null)
    .orderBy('received_at')
    .limit(limit)
    .execute()
  return rows.map(fromRow)
}

/** False when somebody has decided in the meantime. */
export async function closeAppeal(
  tx: Tx,
  id: string,
  closed: {
    decidedAt: Instant
    decidedBy: string | null
    outcome: 'upheld' | 'reversed'
    explanation: string | null
  },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('comment_appeals')
    .set({
      decided_at: closed.decidedAt,
      decided_by: closed.decidedBy,
      outcome: closed.outcome,
      explanation: closed.explanation,
    })
    .where('id', '=', id)
    .where('decided_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Whether somebody else at the newsroom has one of these roles and may come in. */
export async function someoneElse(
  db: Db | Tx,
  { id, roles }: { id: string | null; roles: readonly string[] },
): Promise<boolean> {
  const row = await db
    .selectFrom('staff_members')
    .select('id')
    .where('role', 'in', roles)
    .where('disabled_at', 'is', null)
    .where('id', '!=', id ?? '')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** How many wait for a decision. */
export async function countAppeals(db: Db): Promise<number> {
  const row = await db
    .selectFrom('comment_appeals')
    .select((e) => e.fn.countAll().as('n'))
    .where('decided_at', 'is', null)
    .executeTakeFirst()
  return Number(row?.n ?? 0)
}
