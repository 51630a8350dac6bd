import type { Instant } from '../../platform/clock.ts'
import type { World } from '../../platform/world.ts'
import { readSettings } from '../../settings/index.ts'
import type { StatementOfReasons } from '../decisions/statement.ts'
import { clauseOf, type HouseRules } from '../rules/house-rules.ts'
import { houseRulesOf } from '../rules/save-house-rules.ts'
import { type Day, dayAfter, startOfDay } from './calendar.ts'
import { type StatementRow, statementsOfPeriod } from './store.ts'

/** As many as the Commission's database takes in one call. */
export const statementsInBatch = 100

export type StatementPlace = { decidedAt: Instant; id: string }

/**
 * Statements of reasons of the days from `from` to `to` as the Commission's database takes them. They hold no personal
 * data: where a moderator added words of their own, the clause's text stands instead.
 */
export async function statementBatch(
  world: Pick<World, 'longReads'>,
  days: { from: Day; to: Day },
  after: StatementPlace | null,
): Promise<{ statements: StatementOfReasons[]; next: StatementPlace | null }> {
  const db = world.longReads
  const { timeZone } = (await readSettings(db)).site
  const period = { from: startOfDay(timeZone, days.from), to: startOfDay(timeZone, dayAfter(days.to)) }
  const rows = await statementsOfPeriod(db, period, { after, limit: statementsInBatch + 1 })
  const shown = rows.slice(0, statementsInBatch)
  const versions = new Map<number, HouseRules | null>()
  for (const { rulesVersion } of shown)
    if (rulesVersion !== null && !versions.has(rulesVersion))
      versions.set(rulesVersion, await houseRulesOf(db, rulesVersion))
  const last = shown.at(-1)
  return {
    statements: shown.map((row) => impersonal(row, versions.get(row.rulesVersion ?? 0) ?? null)),
    next: rows.length > shown.length && last ? { decidedAt: last.decidedAt, id: last.id } : null,
  }
}

function impersonal({ statement, clause }: StatementRow, rules: HouseRules | null): StatementOfReasons {
  const language = statement.content_language === 'DE' ? 'de' : 'en'
  const words =
    (rules && clauseOf(rules, clause ?? '')?.text[language]) ?? statement.incompatible_content_ground
  return { ...statement, incompatible_content_explanation: words.slice(0, 2000) }
}
