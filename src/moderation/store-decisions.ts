import type { Selectable } from 'kysely'
import { resolvedModes } from '../articles/comment-modes/index.ts'
import type { CommentStatus } from '../comments/index.ts'
import type { Instant } from '../platform/clock.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import type { Decision } from './decisions/decision.ts'
import type { StatementOfReasons } from './decisions/statement.ts'
import type { ModerationDecisionsTable } from './schema.ts'

const fromRow = (row: Selectable<ModerationDecisionsTable>): Decision => ({
  id: row.id,
  commentId: row.comment_id,
  decidedAt: row.decided_at,
  decidedBy: row.decided_by,
  decision: row.decision,
  from: row.from_status as CommentStatus,
  to: row.to_status as CommentStatus,
  rulesVersion: row.rules_version,
  clause: row.clause,
  explanation: row.explanation,
  suggestion: row.suggestion as Decision['suggestion'],
  appealId: row.appeal_id,
  noticeId: row.notice_id,
  redressUntil: row.redress_until,
  statement: row.statement === null ? null : (JSON.parse(row.statement) as StatementOfReasons),
  replacedRevision: row.replaced_revision,
})

/** Only ever added. `redressHash` is the hash of the secret by which its writer complains. */
export async function insertDecision(tx: Tx, decision: Decision, redressHash: string | null): Promise<void> {
  await tx
    .insertInto('moderation_decisions')
    .values({
      id: decision.id,
      comment_id: decision.commentId,
      decided_at: decision.decidedAt,
      decided_by: decision.decidedBy,
      decision: decision.decision,
      from_status: decision.from,
      to_status: decision.to,
      rules_version: decision.rulesVersion,
      clause: decision.clause,
      explanation: decision.explanation,
      suggestion: decision.suggestion,
      appeal_id: decision.appealId,
      notice_id: decision.noticeId,
      redress_hash: redressHash,
      redress_until: decision.redressUntil,
      statement: decision.statement && JSON.stringify(decision.statement),
      replaced_revision: decision.replacedRevision,
    })
    .execute()
}

export async function decisionById(db: Db | Tx, id: string): Promise<Decision | null> {
  const row = await db.selectFrom('moderation_decisions').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? fromRow(row) : null
}

/** The decision whose writer holds this secret. */
export async function decisionByRedress(db: Db | Tx, redressHash: string): Promise<Decision | null> {
  const row = await db
    .selectFrom('moderation_decisions')
    .selectAll()
    .where('redress_hash', '=', redressHash)
    .executeTakeFirst()
  return row ? fromRow(row) : null
}

/** All that was decided on these comments, the newest first. */
export async function decisionsOn(db: Db | Tx, commentIds: readonly string[]): Promise<Decision[]> {
  if (commentIds.length === 0) return []
  const rows = await db
    .selectFrom('moderation_decisions')
    .selectAll()
    .where('comment_id', 'in', commentIds)
    .orderBy('decided_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(fromRow)
}

/** The article below which it stands, as mails and moderators name it; null once it is not published any more. */
export type ArticleLine = {
  id: string
  path: string
  headline: string
  teaser: string | null
  commentMode: string
}

export async function articleLines(db: Db | Tx, ids: readonly string[]): Promise<Map<string, ArticleLine>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('published_articles')
    .select(['article_id', 'path', 'headline', 'teaser', 'standfirst', 'comment_mode', 'section_id'])
    .where('article_id', 'in', ids)
    .execute()
  const modes = await resolvedModes(db, rows)
  return new Map(
    rows.map((row, index) => [
      row.article_id,
      {
        id: row.article_id,
        path: row.path,
        headline: row.headline,
        teaser: row.teaser ?? row.standfirst,
        commentMode: modes[index]?.mode ?? row.comment_mode,
      },
    ]),
  )
}

/** How people are called who decided: staff, or programs by their token. */
export async function namesOf(db: Db | Tx, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const known = [...new Set(ids)].filter((id) => id !== null)
  if (known.length === 0) return new Map()
  const staff = await db.selectFrom('staff_members').select(['id', 'name']).where('id', 'in', known).execute()
  const tokens = await db.selectFrom('api_tokens').select(['id', 'name']).where('id', 'in', known).execute()
  return new Map([...staff, ...tokens].map(({ id, name }) => [id, name]))
}

/** How often a day's decisions went as the machine had suggested, and by which clause. */
export type DecisionCount = {
  decision: string
  clause: string | null
  suggestion: string | null
  count: number
}

export async function countDecisions(
  db: Db,
  period: { from: Instant; to: Instant },
): Promise<DecisionCount[]> {
  const rows = await db
    .selectFrom('moderation_decisions')
    .select((e) => ['decision', 'clause', 'suggestion', e.fn.countAll().as('n')])
    .where('decided_at', '>=', period.from)
    .where('decided_at', '<', period.to)
    .groupBy(['decision', 'clause', 'suggestion'])
    .execute()
  return rows.map(({ n, ...row }) => ({ ...row, count: Number(n) }))
}
