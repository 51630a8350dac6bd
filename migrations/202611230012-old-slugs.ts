import { type Kysely, sql } from 'kysely'

export const name = '202611230012-old-slugs'

export async function up(db: Kysely<unknown>, instant: 'timestamptz' | 'text'): Promise<void> {
  const at = sql.raw(instant)
  await sql`create table old_slugs (
    kind text not null, slug text not null, holder_id text not null, left_at ${at} not null,
    primary key (kind, slug))`.execute(db)
  await sql`create index old_slugs_holder on old_slugs (kind, holder_id)`.execute(db)
}
