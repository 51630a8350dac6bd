import { type Instant, millisecondsBetween } from '../../platform/clock.ts'
import type { World } from '../../platform/world.ts'
import { readSettings } from '../../settings/index.ts'
import type { StatementCategory } from '../rules/house-rules.ts'
import { houseRulesOf } from '../rules/save-house-rules.ts'
import { type Day, dayAfter, startOfDay } from './calendar.ts'
import {
  appealsOfPeriod,
  type CaseTimes,
  countMeasures,
  decidersIn,
  filedByTraps,
  type MeasureCount,
  noticesOfPeriod,
} from './store.ts'

/** What DSA Article 15 asks for about the contributions of readers, over days of the site's calendar. */
export type TransparencyReport = {
  from: Day
  to: Day
  notices: {
    received: number
    byReason: {
      reason: string
      received: number
      removed: number
      kept: number
      medianHours: number | null
    }[]
    open: number
  }
  /** Measures against content, by clause; `ownInitiative` are those without a notice before them. */
  measures: {
    total: number
    ownInitiative: number
    afterNotice: number
    rejected: number
    removed: number
    /** Passages were taken out. */
    redacted: number
    /** The machine had pointed at so many of them; a person decided on each. */
    machinePointed: number
    byClause: MeasuresOfClause[]
  }
  approved: number
  spam: { byPeople: number; byTraps: number }
  complaints: { received: number; upheld: number; reversed: number; open: number; medianHours: number | null }
  /** Complained of and reversed, of all measures and of those that the machine had pointed at; 0…1, null without any. */
  errors: { all: number | null; machinePointed: number | null }
  /** People who decided in these days. */
  staff: number
}
type MeasuresOfClause = {
  number: string
  rulesVersion: number
  title: { de: string; en: string }
  category: StatementCategory
  rejected: number
  removed: number
  redacted: number
}

/** The report of the days from `from` to `to`, both included. */
export async function transparencyReport(
  world: Pick<World, 'longReads'>,
  { from, to }: { from: Day; to: Day },
): Promise<TransparencyReport> {
  const db = world.longReads
  const { timeZone } = (await readSettings(db)).site
  const period = { from: startOfDay(timeZone, from), to: startOfDay(timeZone, dayAfter(to)) }
  const [counts, notices, appeals, staff, byTraps] = await Promise.all([
    countMeasures(db, period),
    noticesOfPeriod(db, period),
    appealsOfPeriod(db, period),
    decidersIn(db, period),
    filedByTraps(db, period),
  ])
  const against = counts.filter(isAgainst)
  const pointed = against.filter(isPointedAt)
  const reversed = appeals.filter(({ outcome }) => outcome === 'reversed')
  return {
    from,
    to,
    notices: noticeFigures(notices),
    measures: {
      total: sum(against),
      ownInitiative: sum(against.filter(({ afterNotice }) => !afterNotice)),
      afterNotice: sum(against.filter(({ afterNotice }) => afterNotice)),
      rejected: sum(against.filter(({ decision }) => decision === 'reject')),
      removed: sum(against.filter(({ decision }) => decision === 'remove')),
      redacted: sum(against.filter(({ decision }) => decision === 'redact')),
      machinePointed: sum(pointed),
      byClause: await byClause(world, against),
    },
    approved: sum(counts.filter(({ decision, onAppeal }) => decision === 'approve' && !onAppeal)),
    spam: { byPeople: sum(counts.filter(({ decision }) => decision === 'spam')), byTraps },
    complaints: {
      received: appeals.length,
      upheld: appeals.filter(({ outcome }) => outcome === 'upheld').length,
      reversed: reversed.length,
      open: appeals.filter(({ outcome }) => outcome === null).length,
      medianHours: medianHours(appeals),
    },
    errors: {
      all: share(reversed.length, sum(against)),
      machinePointed: share(reversed.filter(isPointedAt).length, sum(pointed)),
    },
    staff,
  }
}

const isAgainst = ({ decision }: MeasureCount) =>
  decision === 'reject' || decision === 'remove' || decision === 'redact'
const isPointedAt = ({ suggestion }: { suggestion: string | null }) =>
  suggestion === 'hold' || suggestion === 'reject'
const sum = (counts: readonly MeasureCount[]): number => counts.reduce((total, { count }) => total + count, 0)
const share = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part / whole) * 10_000) / 10_000

function noticeFigures(notices: readonly CaseTimes[]): TransparencyReport['notices'] {
  const reasons = [...new Set(notices.map(({ kind }) => kind))]
  const withOutcome = (of: readonly CaseTimes[], outcome: string) =>
    of.filter((each) => each.outcome === outcome).length
  return {
    received: notices.length,
    byReason: reasons
      .map((reason) => {
        const of = notices.filter(({ kind }) => kind === reason)
        return {
          reason,
          received: of.length,
          removed: withOutcome(of, 'removed'),
          kept: withOutcome(of, 'kept'),
          medianHours: medianHours(of),
        }
      })
      .toSorted((a, b) => b.received - a.received || a.reason.localeCompare(b.reason)),
    open: notices.filter(({ outcome }) => outcome === null).length,
  }
}

/** From coming in to the decision, in hours with one decimal; null where nothing was decided. */
export function medianHours(
  cases: readonly { receivedAt: Instant; decidedAt: Instant | null }[],
): number | null {
  const hours = cases
    .flatMap(({ receivedAt, decidedAt }) =>
      decidedAt === null ? [] : [millisecondsBetween(receivedAt, decidedAt) / 3_600_000],
    )
    .toSorted((a, b) => a - b)
  const [low, high] = [hours[Math.floor((hours.length - 1) / 2)], hours[Math.floor(hours.length / 2)]]
  return low === undefined || high === undefined ? null : Math.round(((low + high) / 2) * 10) / 10
}

async function byClause(
  world: Pick<World, 'longReads'>,
  against: readonly MeasureCount[],
): Promise<MeasuresOfClause[]> {
  const versions = [...new Set(against.flatMap(({ rulesVersion }) => rulesVersion ?? []))].toSorted(
    (a, b) => a - b,
  )
  const found: MeasuresOfClause[] = []
  for (const version of versions) {
    const rules = await houseRulesOf(world.longReads, version)
    for (const clause of rules?.clauses ?? []) {
      const of = against.filter((each) => each.rulesVersion === version && each.clause === clause.number)
      if (of.length === 0) continue
      found.push({
        number: clause.number,
        rulesVersion: version,
        title: clause.title,
        category: clause.category,
        rejected: sum(of.filter(({ decision }) => decision === 'reject')),
        removed: sum(of.filter(({ decision }) => decision === 'remove')),
        redacted: sum(of.filter(({ decision }) => decision === 'redact')),
      })
    }
  }
  return found
}
