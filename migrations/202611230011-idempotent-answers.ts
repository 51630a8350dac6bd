import { type Kysely, sql } from 'kysely'

export const name = '202611230011-idempotent-answers'

export async function up(db: Kysely<unknown>, instant: 'timestamptz' | 'text'): Promise<void> {
  const at = sql.raw(instant)
  await sql`create table idempotent_answers (
    scope text primary key, request text not null, status integer not null, body text not null, at ${at} not null)`.execute(
    db,
  )
  await sql`create index idempotent_answers_at on idempotent_answers (at)`.execute(db)
}
