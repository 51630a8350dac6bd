import type { Instant } from '../../platform/clock.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import type { StatementOfReasons } from '../decisions/statement.ts'
import type { Day } from './calendar.ts'
import '../schema.ts'

export type Period = { from: Instant; to: Instant }

export type KeptDay = { day: Day; waiting: number; longestWaitSeconds: number }

export async function keptDay(db: Db | Tx, day: Day): Promise<KeptDay | null> {
  const [found] = await keptDays(db, { from: day, to: day })
  return found ?? null
}

/** How the queue stood, day by day; days of which nothing is known are missing. */
export async function keptDays(db: Db | Tx, { from, to }: { from: Day; to: Day }): Promise<KeptDay[]> {
  const rows = await db
    .selectFrom('moderation_days')
    .select(['day', 'waiting', 'longest_wait_seconds'])
    .where('day', '>=', from)
    .where('day', '<=', to)
    .orderBy('day')
    .execute()
  return rows.map((row) => ({
    day: row.day,
    waiting: row.waiting,
    longestWaitSeconds: row.longest_wait_seconds,
  }))
}

export async function putDay(tx: Tx, day: KeptDay, at: Instant): Promise<void> {
  const found = { waiting: day.waiting, longest_wait_seconds: day.longestWaitSeconds, measured_at: at }
  await tx
    .insertInto('moderation_days')
    .values({ day: day.day, ...found })
    .onConflict((conflict) => conflict.column('day').doUpdateSet(found))
    .execute()
}

/** Measures of a period, as many as are alike. `suggestion` is the machine's; `byPerson`: 1 or 0. */
export type MeasureCount = {
  decision: string
  clause: string | null
  rulesVersion: number | null
  suggestion: string | null
  afterNotice: boolean
  onAppeal: boolean
  count: number
}

export async function countMeasures(db: Db, { from, to }: Period): Promise<MeasureCount[]> {
  const rows = await db
    .selectFrom('moderation_decisions')
    .select((e) => [
      'decision',
      'clause',
      'rules_version',
      'suggestion',
      e.case().when('notice_id', 'is not', null).then(1).else(0).end().as('after_notice'),
      e.case().when('appeal_id', 'is not', null).then(1).else(0).end().as('on_appeal'),
      e.fn.countAll().as('n'),
    ])
    .where('decided_at', '>=', from)
    .where('decided_at', '<', to)
    .groupBy([
      'decision',
      'clause',
      'rules_version',
      'suggestion',
      (e) => e.case().when('notice_id', 'is not', null).then(1).else(0).end(),
      (e) => e.case().when('appeal_id', 'is not', null).then(1).else(0).end(),
    ])
    .execute()
  return rows.map((row) => ({
    decision: row.decision,
    clause: row.clause,
    rulesVersion: row.rules_version,
    suggestion: row.suggestion,
    afterNotice: Number(row.after_notice) === 1,
    onAppeal: Number(row.on_appeal) === 1,
    count: Number(row.n),
  }))
}

/** A notice or complaint of a period: when it came, when and how it was answered. */
export type CaseTimes = {
  kind: string
  receivedAt: Instant
  decidedAt: Instant | null
  outcome: string | null
  /** Of a complaint: whether the machine had pointed at what was decided on. */
  suggestion: string | null
}

/** Looked at one by one, for the median. */
const mostCases = 100_000

/** Those that came in the period; `kind` is the reason that was given. */
export async function noticesOfPeriod(db: Db, { from, to }: Period): Promise<CaseTimes[]> {
  const rows = await db
    .selectFrom('comment_notices')
    .select(['reason', 'received_at', 'decided_at', 'outcome'])
    .where('received_at', '>=', from)
    .where('received_at', '<', to)
    .limit(mostCases)
    .execute()
  return rows.map((row) => ({
    kind: row.reason,
    receivedAt: row.received_at,
    decidedAt: row.decided_at,
    outcome: row.outcome,
    suggestion: null,
  }))
}

/** Those that came in the period; `kind` is the decision that is complained of. */
export async function appealsOfPeriod(db: Db, { from, to }: Period): Promise<CaseTimes[]> {
  const rows = await db
    .selectFrom('comment_appeals as a')
    .innerJoin('moderation_decisions as d', 'd.id', 'a.decision_id')
    .select(['d.decision', 'd.suggestion', 'a.received_at', 'a.decided_at', 'a.outcome'])
    .where('a.received_at', '>=', from)
    .where('a.received_at', '<', to)
    .limit(mostCases)
    .execute()
  return rows.map((row) => ({
    kind: row.decision,
    receivedAt: row.received_at,
    decidedAt: row.decided_at,
    outcome: row.outcome,
    suggestion: row.suggestion,
  }))
}

/** How many people have decided in the period. */
export async function decidersIn(db: Db, { from, to }: Period): Promise<number> {
  const row = await db
    .selectFrom('moderation_decisions')
    .select((e) => e.fn.count('decided_by').distinct().as('n'))
    .where('decided_at', '>=', from)
    .where('decided_at', '<', to)
    .executeTakeFirst()
  return Number(row?.n ?? 0)
}

/** What traps filed as spam without a person, of what came in the period. */
export async function filedByTraps(db: Db, { from, to }: Period): Promise<number> {
  const row = await db
    .selectFrom('comments')
    .select((e) => e.fn.countAll().as('n'))
    .where('status', '=', 'spam')
    .where('decided_by', 'is', null)
    .where('created_at', '>=', from)
    .where('created_at', '<', to)
    .executeTakeFirst()
  return Number(row?.n ?? 0)
}

export type StatementRow = {
  id: string
  decidedAt: Instant
  rulesVersion: number | null
  clause: string | null
  statement: StatementOfReasons
}

/** Statements of reasons, the oldest first, behind a place. */
export async function statementsOfPeriod(
  db: Db,
  { from, to }: Period,
  page: { after: { decidedAt: Instant; id: string } | null; limit: number },
): Promise<StatementRow[]> {
  const { after } = page
  let query = db
    .selectFrom('moderation_decisions')
    .select(['id', 'decided_at', 'rules_version', 'clause', 'statement'])
    .where('decided_at', '>=', after?.decidedAt ?? from)
    .where('decided_at', '<', to)
    .where('statement', 'is not', null)
    .orderBy('decided_at')
    .orderBy('id')
    .limit(page.limit)
  if (after)
    query = query.where((e) =>
      e.or([
        e('decided_at', '>', after.decidedAt),
        e.and([e('decided_at', '=', after.decidedAt), e('id', '>', after.id)]),
      ]),
    )
  const rows = await query.execute()
  return rows.flatMap((row) =>
    row.statement === null
      ? []
      : [
          {
            id: row.id,
            decidedAt: row.decided_at,
            rulesVersion: row.rules_version,
            clause: row.clause,
            statement: JSON.parse(row.statement) as StatementOfReasons,
          },
        ],
  )
}
