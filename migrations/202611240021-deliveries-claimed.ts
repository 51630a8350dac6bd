import { type Kysely, sql } from 'kysely'

export const name = '202611240021-deliveries-claimed'

/** The mails that are being submitted: few among the many that wait. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index deliveries_claimed on deliveries (claimed_until) where claimed_until is not null`.execute(
    db,
  )
}
