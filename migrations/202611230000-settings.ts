import { type Kysely, sql } from 'kysely'

export const name = '202611230000-settings'

export async function up(db: Kysely<unknown>, instant: 'timestamptz' | 'text'): Promise<void> {
  await sql`create table settings (
    name text primary key, value text not null, version integer not null,
    changed_at ${sql.raw(instant)} not null, changed_by text)`.execute(db)
}
