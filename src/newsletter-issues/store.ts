import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Instant } from '../platform/clock.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import type { Issue, IssueBlock, IssueStatus } from './issue.ts'
import type { ShownIssue } from './shown-issue.ts'
import './schema.ts'

const issueColumns = [
  'issue.id',
  'issue.newsletter_id',
  'issue.number',
  'issue.subject',
  'issue.preheader',
  'issue.blocks',
  'issue.revision',
  'issue.created_at',
  'issue.changed_at',
  'issue.changed_by',
  'issue.slot_at',
  'issue.touched_at',
  'issue.scheduled_at',
  'issue.submitted_at',
  'issue.cancelled_at',
  'issue.mailing_id',
  'issue.sent_at',
] as const

/** Issues with what their mailing says of their state. */
const issues = (db: Db | Tx) =>
  db
    .selectFrom('newsletter_issues as issue')
    .leftJoin('mailings as mailing', 'mailing.id', 'issue.mailing_id')
    .select(issueColumns)
    .select([
      'mailing.started_at',
      'mailing.paused_at',
      'mailing.cancelled_at as mailing_cancelled_at',
      'mailing.ended_at',
      'mailing.total',
      'mailing.accepted',
      'mailing.failed',
      'mailing.suppressed',
    ])

type Row = Awaited<ReturnType<ReturnType<typeof issues>['execute']>>[number]

const fromRow = (row: Row): Issue => ({
  id: row.id,
  newsletterId: row.newsletter_id,
  number: row.number,
  subject: row.subject,
  preheader: row.preheader,
  blocks: JSON.parse(row.blocks) as IssueBlock[],
  revision: row.revision,
  createdAt: row.created_at,
  changedAt: row.changed_at,
  changedBy: row.changed_by,
  slotAt: row.slot_at,
  touchedAt: row.touched_at,
  scheduledAt: row.scheduled_at,
  submittedAt: row.submitted_at,
  cancelledAt: row.cancelled_at,
  mailingId: row.mailing_id,
  sentAt: row.sent_at,
  mailing:
    row.total === null
      ? null
      : {
          startedAt: row.started_at,
          pausedAt: row.paused_at,
          cancelledAt: row.mailing_cancelled_at,
          endedAt: row.ended_at,
          total: row.total,
          accepted: row.accepted ?? 0,
          failed: row.failed ?? 0,
          suppressed: row.suppressed ?? 0,
        },
})

const stateOf = (issue: Issue) => ({
  number: issue.number,
  subject: issue.subject,
  preheader: issue.preheader,
  blocks: JSON.stringify(issue.blocks),
  changed_at: issue.changedAt,
  changed_by: issue.changedBy,
  touched_at: issue.touchedAt,
  scheduled_at: issue.scheduledAt,
  submitted_at: issue.submittedAt,
  cancelled_at: issue.cancelledAt,
  mailing_id: issue.mailingId,
  sent_at: issue.sentAt,
})

export async function issueById(db: Db | Tx, id: string): Promise<Issue | null> {
  const row = await issues(db).where('issue.id', '=', id).executeTakeFirst()
  return row ? fromRow(row) : null
}

export async function insertIssue(tx: Tx, issue: Issue): Promise<void> {
  await tx
    .insertInto('newsletter_issues')
    .values({
      id: issue.id,
      newsletter_id: issue.newsletterId,
      revision: issue.revision,
      created_at: issue.createdAt,
      slot_at: issue.slotAt,
      frozen: null,
      ...stateOf(issue),
    })
    .execute()
}

/** True when `issue.revision` was still the newest; the row then has the next one. */
export async function updateIssue(tx: Tx, issue: Issue): Promise<boolean> {
  const result = await tx
    .updateTable('newsletter_issues')
    .set({ ...stateOf(issue), revision: issue.revision + 1 })
    .where('id', '=', issue.id)
    .where('revision', '=', issue.revision)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

export async function deleteIssue(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('newsletter_issues').where('id', '=', id).execute()
}

/** What readers got, and the mark in the names of the places that are each reader's own. */
export type Frozen = { shown: ShownIssue; mark: string }

export async function writeFrozen(tx: Tx, id: string, frozen: Frozen): Promise<void> {
  await tx
    .updateTable('newsletter_issues')
    .set({ frozen: JSON.stringify(frozen) })
    .where('id', '=', id)
    .execute()
}

/** Null before it was sent. */
export async function frozenOf(db: Db | Tx, id: string): Promise<Frozen | null> {
  const row = await db
    .selectFrom('newsletter_issues')
    .select('frozen')
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.frozen ? (JSON.parse(row.frozen) as Frozen) : null
}

/** The newsletter whose issue it is; null when there is no such issue. */
export async function newsletterOf(db: Db | Tx, issueId: string): Promise<string | null> {
  const row = await db
    .selectFrom('newsletter_issues')
    .select('newsletter_id')
    .where('id', '=', issueId)
    .executeTakeFirst()
  return row?.newsletter_id ?? null
}

/** The number of the next issue that is submitted. */
export async function nextNumber(db: Db | Tx, newsletterId: string): Promise<number> {
  const row = await db
    .selectFrom('newsletter_issues')
    .select((e) => e.fn.max('number').as('last'))
    .where('newsletter_id', '=', newsletterId)
    .executeTakeFirst()
  return (row?.last ?? 0) + 1
}

/** Whether the newsletter has filled itself at this slot already. */
export async function hasIssueOfSlot(tx: Tx, newsletterId: string, slotAt: Instant): Promise<boolean> {
  const row = await tx
    .selectFrom('newsletter_issues')
    .select('id')
    .where('newsletter_id', '=', newsletterId)
    .where('slot_at', '=', slotAt)
    .executeTakeFirst()
  return row !== undefined
}

export type IssueFilter = { newsletterId: string; status?: IssueStatus; hasSmtp: boolean }

/** A page of issues, the newest first. */
export async function listIssues(
  db: Db,
  { newsletterId, status, hasSmtp }: IssueFilter,
  page: { limit: number; before: { at: Instant; id: string } | null },
): Promise<Issue[]> {
  let query = issues(db)
    .where('issue.newsletter_id', '=', newsletterId)
    .orderBy('issue.created_at', 'desc')
    .orderBy('issue.id', 'desc')
    .limit(page.limit)
  // Whether the mail server is there is the same for all of them.
  if (status === (hasSmtp ? 'waiting-for-smtp' : 'sending')) return []
  if (status) query = query.where(conditionOf[status])
  const { before } = page
  if (before)
    query = query.where((e) =>
      e(e.refTuple('issue.created_at', 'issue.id'), '<', e.tuple(before.at, before.id)),
    )
  return (await query.execute()).map(fromRow)
}

/** As `statusOf` has it. */
const conditionOf: Record<IssueStatus, RawBuilder<SqlBool>> = {
  sent: sql`mailing.ended_at is not null`,
  cancelled: sql`mailing.ended_at is null
    and (issue.cancelled_at is not null or mailing.cancelled_at is not null)`,
  paused: sql`mailing.ended_at is null and mailing.cancelled_at is null and mailing.paused_at is not null`,
  sending: sql`mailing.started_at is not null and mailing.ended_at is null and mailing.cancelled_at is null
    and mailing.paused_at is null`,
  'waiting-for-smtp': sql`mailing.started_at is not null and mailing.ended_at is null
    and mailing.cancelled_at is null and mailing.paused_at is null`,
  preparing: sql`issue.submitted_at is not null and issue.cancelled_at is null
    and mailing.started_at is null and mailing.cancelled_at is null`,
  scheduled: sql`issue.submitted_at is null and issue.scheduled_at is not null`,
  draft: sql`issue.submitted_at is null and issue.scheduled_at is null`,
}

/** When each newsletter last sent an issue, by its id. */
export async function lastSentAt(db: Db | Tx): Promise<Map<string, Instant>> {
  const rows = await db
    .selectFrom('newsletter_issues')
    .select(['newsletter_id'])
    .select((e) => e.fn.max('sent_at').as('at'))
    .where('sent_at', 'is not', null)
    .groupBy('newsletter_id')
    .execute()
  return new Map(rows.flatMap(({ newsletter_id, at }) => (at === null ? [] : [[newsletter_id, at] as const])))
}

/** Issues that readers find in the archive, see `isInArchive`. */
const archived = (db: Db, newsletterId: string) =>
  issues(db)
    .where('issue.newsletter_id', '=', newsletterId)
    .where('mailing.started_at', 'is not', null)
    .where((e) => e.or([e('mailing.cancelled_at', 'is', null), e('mailing.accepted', '>', 0)]))
    .orderBy('issue.number', 'desc')

/** The newest of them with what they showed; `number` for one of them. */
export async function archivedIssues(
  db: Db,
  newsletterId: string,
  { limit, number }: { limit: number; number?: number },
): Promise<{ issue: Issue; shown: ShownIssue }[]> {
  let query = archived(db, newsletterId).select('issue.frozen').limit(limit)
  if (number !== undefined) query = query.where('issue.number', '=', number)
  return (await query.execute()).flatMap((row) =>
    row.frozen ? [{ issue: fromRow(row), shown: (JSON.parse(row.frozen) as Frozen).shown }] : [],
  )
}

/** Until the transaction ends nobody else holds the issue: on PostgreSQL two can read a row before either writes it. */
export async function holdIssue(tx: Tx, id: string): Promise<void> {
  await tx
    .updateTable('newsletter_issues')
    .set((e) => ({ id: e.ref('id') }))
    .where('id', '=', id)
    .execute()
}

/** As lists of the archive show them. */
export async function archiveLines(
  db: Db,
  newsletterId: string,
  limit: number,
): Promise<{ id: string; number: number; subject: string; preheader: string | null; sentAt: Instant }[]> {
  const rows = await archived(db, newsletterId)
    .clearSelect()
    .select(['issue.id', 'issue.number', 'issue.subject', 'issue.preheader', 'issue.sent_at'])
    .limit(limit)
    .execute()
  return rows.flatMap(({ id, number, subject, preheader, sent_at: sentAt }) =>
    number === null || sentAt === null ? [] : [{ id, number, subject, preheader, sentAt }],
  )
}

/** Whether a task of this name with exactly this payload waits. */
export async function taskWaitsFor(tx: Tx, name: string, payload: object): Promise<boolean> {
  const row = await tx
    .selectFrom('tasks')
    .select('id')
    .where('name', '=', name)
    .where('payload', '=', JSON.stringify(payload))
    .where('failed_at', 'is', null)
    .where('locked_until', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
