import type { Db } from '../../platform/db/db.ts'
import '../schema.ts'

/** Ids of readers whose address is wanted; for those who know an address by its hash only. By a long read. */
export async function readersWhere(db: Db, isWanted: (emailKey: string) => boolean): Promise<string[]> {
  const rows = await db.selectFrom('readers').select(['id', 'email_key']).execute()
  return rows.filter(({ email_key }) => isWanted(email_key)).map(({ id }) => id)
}
