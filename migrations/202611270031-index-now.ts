import { type Kysely, sql } from 'kysely'

export const name = '202611270031-index-now'

export async function up(db: Kysely<unknown>, instant: 'timestamptz' | 'text'): Promise<void> {
  const at = sql.raw(instant)
  const statements = [
    sql`create table index_now_paths (path text primary key, changed_at ${at} not null)`,
    sql`create index index_now_paths_changed on index_now_paths (changed_at)`,
    sql`create table index_now_answers (
      number integer primary key, at ${at} not null, status integer, error text, paths integer not null,
      failures integer not null)`,
  ]
  for (const statement of statements) await statement.execute(db)
}
