import type { Instant } from '../platform/clock.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import type { ArchiveReason } from './archive.ts'
import { type ImportNote, type ImportRun, type ImportStep, type NoteCounts, stateNow } from './import-run.ts'
import type { ImportNotesTable, ImportsTable } from './schema.ts'
import './schema.ts'

const runFromRow = (row: ImportsTable, now: Instant): ImportRun => ({
  id: row.id,
  system: row.system as ImportRun['system'],
  siteUrl: row.site_url,
  fileName: row.file_name,
  filePath: row.file_path,
  mediaPath: row.media_path,
  state: stateNow({ state: row.state, seenAt: row.seen_at }, now),
  step: row.step as ImportStep | null,
  done: row.done,
  total: row.total,
  counts: JSON.parse(row.counts),
  failure: row.failure,
  startedAt: row.started_at,
  endedAt: row.ended_at,
  startedByName: row.started_by_name,
})

const noteFromRow = (row: ImportNotesTable): ImportNote => ({
  seq: row.seq,
  subject: row.subject,
  key: row.key,
  title: row.title,
  reason: row.reason as ArchiveReason,
  detail: row.detail,
  entryKey: row.entry_key,
  articleId: row.article_id,
  handledAt: row.handled_at,
  handledBy: row.handled_by,
})

export async function insertImport(tx: Tx, run: ImportRun & { startedBy: string | null }): Promise<void> {
  await tx
    .insertInto('imports')
    .values({
      id: run.id,
      system: run.system,
      site_url: run.siteUrl,
      file_name: run.fileName,
      file_path: run.filePath,
      media_path: run.mediaPath,
      state: run.state,
      step: run.step,
      done: run.done,
      total: run.total,
      counts: JSON.stringify(run.counts),
      failure: run.failure,
      started_at: run.startedAt,
      seen_at: run.startedAt,
      ended_at: run.endedAt,
      started_by: run.startedBy,
      started_by_name: run.startedByName,
    })
    .execute()
}

/** Null when there is none. */
export async function importById(db: Db | Tx, id: string, now: Instant): Promise<ImportRun | null> {
  const row = await db.selectFrom('imports').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? runFromRow(row, now) : null
}

/** Newest first, from behind `before` (an id). */
export async function importsBefore(
  db: Db,
  page: { before: string | null; limit: number },
  now: Instant,
): Promise<ImportRun[]> {
  let query = db.selectFrom('imports').selectAll().orderBy('id', 'desc').limit(page.limit)
  if (page.before !== null) query = query.where('id', '<', page.before)
  return (await query.execute()).map((row) => runFromRow(row, now))
}

/** True when it was in none of the states that exclude it: one process runs an import. */
export async function claimImport(
  tx: Tx,
  claim: { id: string; now: Instant; silentSince: Instant },
): Promise<boolean> {
  const result = await tx
    .updateTable('imports')
    .set({ state: 'running', seen_at: claim.now, ended_at: null, failure: null })
    .where('id', '=', claim.id)
    .where((e) => e.or([e('state', '!=', 'running'), e('seen_at', '<', claim.silentSince)]))
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

export type RunChange = Pick<ImportRun, 'state' | 'step' | 'done' | 'total' | 'counts' | 'failure'> & {
  siteUrl: string | null
  now: Instant
}

/** How far it is; its process is alive. */
export async function updateImport(db: Db | Tx, id: string, change: RunChange): Promise<void> {
  const ended = change.state === 'done' || change.state === 'failed'
  await db
    .updateTable('imports')
    .set({
      state: change.state,
      site_url: change.siteUrl,
      step: change.step,
      done: change.done,
      total: change.total,
      counts: JSON.stringify(change.counts),
      failure: change.failure,
      seen_at: change.now,
      ended_at: ended ? change.now : null,
    })
    .where('id', '=', id)
    .execute()
}

/** The process that runs it is alive. */
export async function markSeen(db: Db, id: string, now: Instant): Promise<void> {
  await db.updateTable('imports').set({ seen_at: now }).where('id', '=', id).execute()
}

export async function insertNotes(
  tx: Tx,
  importId: string,
  notes: readonly Omit<ImportNote, 'handledAt' | 'handledBy'>[],
): Promise<void> {
  for (let at = 0; at < notes.length; at += 200)
    await tx
      .insertInto('import_notes')
      .values(
        notes.slice(at, at + 200).map((note) => ({
          import_id: importId,
          seq: note.seq,
          subject: note.subject,
          key: note.key,
          title: note.title,
          reason: note.reason,
          detail: note.detail,
          entry_key: note.entryKey,
          article_id: note.articleId,
          handled_at: null,
          handled_by: null,
        })),
      )
      .execute()
}

/** Those of an earlier try of the same run. */
export async function deleteNotes(tx: Tx, importId: string): Promise<void> {
  await tx.deleteFrom('import_notes').where('import_id', '=', importId).execute()
}

export type NoteFilter = {
  importId: string
  reason?: ArchiveReason
  handled?: boolean
  after: number | null
  limit: number
}

/** In the order in which they came up, from behind `after` (a `seq`). */
export async function notesAfter(db: Db, filter: NoteFilter): Promise<ImportNote[]> {
  let query = db
    .selectFrom('import_notes')
    .selectAll()
    .where('import_id', '=', filter.importId)
    .orderBy('seq')
    .limit(filter.limit)
  if (filter.reason) query = query.where('reason', '=', filter.reason)
  if (filter.handled !== undefined) query = query.where('handled_at', filter.handled ? 'is not' : 'is', null)
  if (filter.after !== null) query = query.where('seq', '>', filter.after)
  return (await query.execute()).map(noteFromRow)
}

export async function countNotes(db: Db, importId: string): Promise<NoteCounts> {
  const rows = await db
    .selectFrom('import_notes')
    .select((e) => ['reason', e.fn.countAll().as('all'), e.fn.count('handled_at').as('handled')])
    .where('import_id', '=', importId)
    .groupBy('reason')
    .orderBy('reason')
    .execute()
  return rows.map((row) => ({
    reason: row.reason as ArchiveReason,
    open: Number(row.all) - Number(row.handled),
    handled: Number(row.handled),
  }))
}

/** True when there is such a note. */
export async function updateNote(
  tx: Tx,
  note: { importId: string; seq: number; handledAt: Instant | null; handledBy: string | null },
): Promise<boolean> {
  const result = await tx
    .updateTable('import_notes')
    .set({ handled_at: note.handledAt, handled_by: note.handledBy })
    .where('import_id', '=', note.importId)
    .where('seq', '=', note.seq)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** Runs that ended before `instant` and still have a file. */
export async function endedWithFile(db: Db, instant: Instant): Promise<{ id: string; filePath: string }[]> {
  const rows = await db
    .selectFrom('imports')
    .select(['id', 'file_path'])
    .where('file_path', 'is not', null)
    .where((e) => e.or([e('ended_at', '<', instant), e('seen_at', '<', instant)]))
    .execute()
  return rows.flatMap(({ id, file_path }) => (file_path === null ? [] : [{ id, filePath: file_path }]))
}

export async function forgetFile(tx: Tx, id: string): Promise<void> {
  await tx.updateTable('imports').set({ file_path: null }).where('id', '=', id).execute()
}

/** Notes of runs that ended before `instant`; the run itself stays in the list. */
export async function deleteNotesBefore(tx: Tx, instant: Instant): Promise<void> {
  await tx
    .deleteFrom('import_notes')
    .where('import_id', 'in', (e) => e.selectFrom('imports').select('id').where('seen_at', '<', instant))
    .execute()
}
