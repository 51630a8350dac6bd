import type { Db, Tx } from '../platform/db/db.ts'
import type { Clause, HouseRules, InBothLanguages, RulesVersion } from './rules/house-rules.ts'
import { shippedRules } from './rules/shipped-rules.ts'
import './schema.ts'

type Row = {
  version: number
  valid_since: string
  introduction: string
  clauses: string
  procedure: string | null
}

const fromRow = (row: Row): HouseRules => ({
  version: row.version,
  validFrom: row.valid_since,
  introduction: JSON.parse(row.introduction) as InBothLanguages,
  clauses: JSON.parse(row.clauses) as Clause[],
  procedure: row.procedure === null ? shippedRules.procedure : (JSON.parse(row.procedure) as InBothLanguages),
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
      procedure: JSON.stringify(rules.procedure),
    })
    .execute()
}

/** The house rules as a decision names them. */
export async function rulesOfVersion(db: Db | Tx, version: number): Promise<HouseRules | null> {
  const row = await db.selectFrom('house_rules').selectAll().where('version', '=', version).executeTakeFirst()
  return row ? fromRow(row) : null
}

/** All versions that were written down, the newest first. */
export async function rulesVersions(db: Db): Promise<RulesVersion[]> {
  const rows = await db
    .selectFrom('house_rules as r')
    .leftJoin('staff_members as m', 'm.id', 'r.changed_by')
    .leftJoin('api_tokens as t', 't.id', 'r.changed_by')
    .select(['r.version', 'r.valid_since', 'r.clauses', 'm.name as member_name', 't.name as token_name'])
    .orderBy('r.version', 'desc')
    .limit(500)
    .execute()
  return rows.map((row) => ({
    version: row.version,
    validFrom: row.valid_since,
    changedBy: row.member_name ?? row.token_name,
    clauses: (JSON.parse(row.clauses) as Clause[]).length,
  }))
}
