import { toInstant } from '../platform/clock.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import type { AuditEntry } from './entry.ts'
import { type AuditFilter, selectEntries } from './store.ts'

/** A page of the log, newest first. A cursor that is not ours starts from the newest. */
export async function listAudit(
  db: Db | Tx,
  filter: AuditFilter,
  page: { limit: number; cursor?: string },
): Promise<{ items: AuditEntry[]; nextCursor: string | null }> {
  const found = await selectEntries(db, filter, { limit: page.limit + 1, after: afterFrom(page.cursor) })
  const items = found.slice(0, page.limit)
  const last = items.at(-1)
  return { items, nextCursor: found.length > page.limit && last ? `${last.at}_${last.id}` : null }
}

function afterFrom(cursor: string | undefined): { at: string; id: string } | null {
  const [time = '', id = ''] = cursor?.split('_') ?? []
  const at = toInstant(time)
  return at && id ? { at, id } : null
}
