import type { Db, Tx } from '../platform/db/db.ts'
import type { Clause, HouseRules, InBothLanguages } from './rules/house-rules.ts'
import './schema.ts'

type Row = { version: number; valid_since: string; introduction: string; clauses: string }

const fromRow = (row: Row): HouseRules => ({
  version: row.version,
  validFrom: row.valid_since,
  introduction: JSON.parse(row.introduction) as InBothLanguages,
  clauses: JSON.parse(row.clauses) as Clause[],
})

/** The newest version that was written down, or null on a site that never decided by any. */
export async function newestRules(db: Db | Tx): Promise<HouseRules | null> {
  const row = await db
    .selectFrom('house_rules')
    .selectAll()
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? fromRow(row) : null
}

/** Versions are kept for ever: decisions name them. */
export async function insertRules(
  tx: Tx,
  rules: HouseRules & { validFrom: string; changedBy: string | null },
): Promise<void> {
  await tx
    .insertInto('house_rules')
    .values({
      version: rules.version,
      valid_since: rules.validFrom,
      changed_by: rules.changedBy,
      introduction: JSON.stringify(rules.introduction),
      clauses: JSON.stringify(rules.clauses),
    })
    .execute()
}

/** The house rules as a decision names them. */
export async function rulesOfVersion(db: Db | Tx, version: number): Promise<HouseRules | null> {
  const row = await db.selectFrom('house_rules').selectAll().where('version', '=', version).executeTakeFirst()
  return row ? fromRow(row) : null
}
