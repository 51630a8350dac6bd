import type { Instant } from '../platform/clock.ts'

declare module '../platform/db/db.ts' {
  interface Tables {
    audit_entries: AuditEntriesTable
  }
}

/** Rows are only ever added; a name in `subject_label` is forgotten with the person. */
export type AuditEntriesTable = {
  id: string
  at: Instant
  actor_kind: string
  actor_id: string | null
  actor_name: string
  action: string
  subject_kind: string
  subject_id: string | null
  subject_label: string | null
  /** JSON object. */
  detail: string
  network: string | null
}
