import type { Db, Tx } from '../platform/db/db.ts'
import type { AuditEntry } from './entry.ts'
import type { AuditEntriesTable } from './schema.ts'
import './schema.ts'

/** Entries are added; nothing of them is changed but for `forgetNames`. */
export async function insertEntry(tx: Tx, entry: AuditEntry): Promise<void> {
  await tx
    .insertInto('audit_entries')
    .values({
      id: entry.id,
      at: entry.at,
      actor_kind: entry.actor.kind,
      actor_id: entry.actor.id,
      actor_name: entry.actor.name,
      action: entry.action,
      subject_kind: entry.subject.kind,
      subject_id: entry.subject.id,
      subject_label: entry.subject.label,
      detail: JSON.stringify(entry.detail),
      network: entry.network,
    })
    .execute()
}

/** The one thing that is ever taken from entries: how people were called who have a right to be forgotten. */
export async function forgetNames(tx: Tx, kind: string, ids: readonly string[]): Promise<void> {
  for (let at = 0; at < ids.length; at += 500)
    await tx
      .updateTable('audit_entries')
      .set({ subject_label: null })
      .where('subject_kind', '=', kind)
      .where('subject_id', 'in', ids.slice(at, at + 500))
      .execute()
}

export type AuditFilter = {
  /** A whole action (`staff.invited`) or a kind of them (`staff.`). */
  action?: string
  subjectKind?: string
  subjectId?: string
  actorId?: string
  from?: string
  to?: string
}

/** The newest first; `after` is the last entry of the page before. */
export async function selectEntries(
  db: Db | Tx,
  filter: AuditFilter,
  page: { limit: number; after: { at: string; id: string } | null },
): Promise<AuditEntry[]> {
  let query = db.selectFrom('audit_entries').selectAll()
  if (filter.action?.endsWith('.')) {
    const [first, beyond] = [filter.action, `${filter.action.slice(0, -1)}/`] // `/` follows `.` in ASCII
    query = query.where((e) => e.and([e('action', '>=', first), e('action', '<', beyond)]))
  } else if (filter.action) query = query.where('action', '=', filter.action)
  if (filter.subjectKind) query = query.where('subject_kind', '=', filter.subjectKind)
  if (filter.subjectId) query = query.where('subject_id', '=', filter.subjectId)
  if (filter.actorId) query = query.where('actor_id', '=', filter.actorId)
  if (filter.from) query = query.where('at', '>=', filter.from)
  if (filter.to) query = query.where('at', '<', filter.to)
  const { after } = page
  if (after)
    query = query.where((e) =>
      e.or([e('at', '<', after.at), e.and([e('at', '=', after.at), e('id', '<', after.id)])]),
    )
  const rows = await query.orderBy('at', 'desc').orderBy('id', 'desc').limit(page.limit).execute()
  return rows.map(entryFrom)
}

const entryFrom = (row: AuditEntriesTable): AuditEntry => ({
  id: row.id,
  at: row.at,
  actor: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name },
  action: row.action,
  subject: { kind: row.subject_kind, id: row.subject_id, label: row.subject_label },
  detail: JSON.parse(row.detail),
  network: row.network,
})
