import { addDays, type Instant } from '../platform/clock.ts'
import type { World } from '../platform/world.ts'
import { countAppeals } from './store-appeals.ts'
import { countDecisions, type DecisionCount } from './store-decisions.ts'
import { countNotices } from './store-notices.ts'
import { waitingFigures, waitsUnscored } from './store-queue.ts'

export type Figures = {
  waiting: number
  oldest: Instant | null
  unscored: boolean
  appeals: number
  notices: number
  today: DayFigures
}

/** `suggested`: decisions for which the machine had said approve or reject; `agreed`: those that went so. */
export type DayFigures = {
  decisions: number
  byRule: { rule: string; count: number }[]
  agreed: number
  suggested: number
}

/** How the desk stands now, and what the last 24 hours brought; counted beside the thread that serves pages. */
export async function moderationFigures({
  longReads: db,
  clock,
}: Pick<World, 'longReads' | 'clock'>): Promise<Figures> {
  const to = clock.now()
  const [queue, unscored, appeals, notices, counts] = await Promise.all([
    waitingFigures(db),
    waitsUnscored(db),
    countAppeals(db),
    countNotices(db),
    countDecisions(db, { from: addDays(to, -1), to: addDays(to, 1) }),
  ])
  return { ...queue, unscored, appeals, notices, today: dayFigures(counts) }
}

/** Sums a day up. What was taken back is not counted as a decision. */
export function dayFigures(counts: readonly DecisionCount[]): DayFigures {
  const made = counts.filter(({ decision }) => decision !== 'restore')
  const rules = new Map<string, number>()
  for (const { clause, count } of made)
    if (clause !== null) rules.set(clause, (rules.get(clause) ?? 0) + count)
  // A redaction is neither what was suggested nor against it.
  const suggested = made.filter(
    ({ decision, suggestion }) =>
      decision !== 'redact' && (suggestion === 'approve' || suggestion === 'reject'),
  )
  const agreed = suggested.filter(
    ({ decision, suggestion }) => (decision === 'approve') === (suggestion === 'approve'),
  )
  return {
    decisions: sum(made),
    byRule: [...rules]
      .map(([rule, count]) => ({ rule, count }))
      .toSorted((a, b) => b.count - a.count || a.rule.localeCompare(b.rule)),
    agreed: sum(agreed),
    suggested: sum(suggested),
  }
}

const sum = (counts: readonly DecisionCount[]): number =>
  counts.reduce((total, { count }) => total + count, 0)
