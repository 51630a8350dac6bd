import { sql } from 'kysely'
import type { Instant } from '../../platform/clock.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import type { StatementOfReasons } from '../decisions/statement.ts'
import '../schema.ts'

/** What was decided on a person's comments, and what they asked for. */
export type CasesOfPerson = {
  decisions: {
    commentId: string
    decidedAt: Instant
    decision: string
    clause: string | null
    rulesVersion: number | null
    explanation: string | null
    suggestion: string | null
  }[]
  complaints: {
    commentId: string
    receivedAt: Instant
    text: string
    outcome: string | null
    explanation: string | null
  }[]
  notices: {
    reference: string
    commentId: string
    receivedAt: Instant
    reason: string
    explanation: string
    name: string | null
    outcome: string | null
    answer: string | null
  }[]
  blocks: { reason: string; madeAt: Instant; until: Instant }[]
}

type Person = { commentIds: readonly string[]; noticeIds: readonly string[]; writerId: string | null }

const atOnce = 500

/** By a long read. */
export async function casesOfPerson(
  db: Db,
  { commentIds, noticeIds, writerId }: Person,
): Promise<CasesOfPerson> {
  const cases: CasesOfPerson = { decisions: [], complaints: [], notices: [], blocks: [] }
  for (let at = 0; at < commentIds.length; at += atOnce) {
    const ids = commentIds.slice(at, at + atOnce)
    const decisions = await db
      .selectFrom('moderation_decisions')
      .select([
        'comment_id',
        'decided_at',
        'decision',
        'clause',
        'rules_version',
        'explanation',
        'suggestion',
      ])
      .where('comment_id', 'in', ids)
      .orderBy('decided_at')
      .execute()
    cases.decisions.push(
      ...decisions.map(({ comment_id, decided_at, rules_version, ...row }) => ({
        commentId: comment_id,
        decidedAt: decided_at,
        rulesVersion: rules_version,
        ...row,
      })),
    )
    const complaints = await db
      .selectFrom('comment_appeals')
      .select(['comment_id', 'received_at', 'text', 'outcome', 'explanation'])
      .where('comment_id', 'in', ids)
      .execute()
    cases.complaints.push(
      ...complaints.map(({ comment_id, received_at, ...row }) => ({
        commentId: comment_id,
        receivedAt: received_at,
        ...row,
      })),
    )
  }
  if (noticeIds.length > 0) {
    const notices = await db
      .selectFrom('comment_notices')
      .select([
        'reference',
        'comment_id',
        'received_at',
        'reason',
        'explanation',
        'name',
        'outcome',
        'answer',
      ])
      .where('id', 'in', noticeIds)
      .execute()
    cases.notices = notices.map(({ comment_id, received_at, ...row }) => ({
      commentId: comment_id,
      receivedAt: received_at,
      ...row,
    }))
  }
  if (writerId !== null) {
    const blocks = await db
      .selectFrom('moderation_blocks')
      .select(['reason', 'made_at', 'blocked_until'])
      .where('kind', '=', 'writer')
      .where('subject', '=', writerId)
      .execute()
    cases.blocks = blocks.map((row) => ({
      reason: row.reason,
      madeAt: row.made_at,
      until: row.blocked_until,
    }))
  }
  return cases
}

/** The newest thousand of the notices that came from an address; by a long read. */
export async function noticeIdsOf(db: Db, emailKey: string): Promise<string[]> {
  const rows = await db
    .selectFrom('comment_notices')
    .select('id')
    .where(sql<string>`lower(trim(email))`, '=', emailKey)
    .orderBy('id', 'desc')
    .limit(1000)
    .execute()
  return rows.map(({ id }) => id)
}

/**
 * The log of decisions stays, as the law asks, without anybody's words: explanations, notes, complaints and what the
 * machine marked go, and nobody can complain by a mail any more.
 */
export async function eraseDecided(tx: Tx, commentIds: readonly string[]): Promise<void> {
  for (let at = 0; at < commentIds.length; at += atOnce) {
    const ids = commentIds.slice(at, at + atOnce)
    const statements = await tx
      .selectFrom('moderation_decisions')
      .select(['id', 'statement'])
      .where('comment_id', 'in', ids)
      .where('statement', 'is not', null)
      .where('explanation', 'is not', null)
      .execute()
    for (const { id, statement } of statements)
      await tx
        .updateTable('moderation_decisions')
        .set({ statement: statement && impersonal(statement) })
        .where('id', '=', id)
        .execute()
    await tx
      .updateTable('moderation_decisions')
      .set({ explanation: null, redress_hash: null })
      .where('comment_id', 'in', ids)
      .execute()
    await tx
      .updateTable('comment_appeals')
      .set({ text: '', explanation: null })
      .where('comment_id', 'in', ids)
      .execute()
    await tx
      .updateTable('comment_assessments')
      .set({ findings: '[]', scored: null, is_waiting: 0 })
      .where('comment_id', 'in', ids)
      .execute()
    await tx.deleteFrom('comment_notes').where('comment_id', 'in', ids).execute()
    await tx.deleteFrom('comment_claims').where('comment_id', 'in', ids).execute()
  }
}

/** The ground stays, a moderator's own words go. */
function impersonal(statement: string): string {
  const reasons = JSON.parse(statement) as StatementOfReasons
  return JSON.stringify({
    ...reasons,
    incompatible_content_explanation: reasons.incompatible_content_ground,
  } satisfies StatementOfReasons)
}

/** That there was a notice, why and what became of it stays; who gave it and their words go. */
export async function eraseNotices(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await tx
    .updateTable('comment_notices')
    .set({ name: null, email: null, explanation: '', answer: null })
    .where('id', 'in', ids)
    .execute()
}

export async function eraseBlocksOf(tx: Tx, writerId: string): Promise<void> {
  await tx
    .deleteFrom('moderation_blocks')
    .where('kind', '=', 'writer')
    .where('subject', '=', writerId)
    .execute()
}

/** Notices that were answered before then and still hold words, the oldest first; by a long read. */
export async function oldNoticeIds(db: Db, before: Instant, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('comment_notices')
    .select('id')
    .where('decided_at', '<', before)
    .where((e) => e.or([e('explanation', '!=', ''), e('email', 'is not', null), e('name', 'is not', null)]))
    .orderBy('decided_at')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}

/** The free words of decisions made before then go, and with them the way to complain, which has run out. */
export async function forgetOldDecisions(tx: Tx, before: Instant): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('moderation_decisions')
    .set({ explanation: null, redress_hash: null })
    .where('decided_at', '<', before)
    .where((e) => e.or([e('explanation', 'is not', null), e('redress_hash', 'is not', null)]))
    .executeTakeFirst()
  return Number(numUpdatedRows)
}
