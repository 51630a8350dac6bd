import { type Kysely, sql } from 'kysely'

export const name = '202611230006-audit'

export async function up(db: Kysely<unknown>, instant: 'timestamptz' | 'text'): Promise<void> {
  const at = sql.raw(instant)
  const statements = [
    sql`create table audit_entries (
      id text primary key, at ${at} not null, actor_kind text not null, actor_id text, actor_name text not null,
      action text not null, subject_kind text not null, subject_id text, subject_label text,
      detail text not null, network text)`,
    sql`create index audit_entries_at on audit_entries (at, id)`,
    sql`create index audit_entries_subject on audit_entries (subject_kind, subject_id, at)`,
    sql`create index audit_entries_actor on audit_entries (actor_id, at)`,
  ]
  for (const statement of statements) await statement.execute(db)
}
