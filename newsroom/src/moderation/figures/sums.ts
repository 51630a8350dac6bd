import type { DayAtDesk } from './queries.ts'

/** „83 %“, as the language writes it. */
export const shareOf = (part: number, whole: number, language: string): string =>
  (whole === 0 ? 0 : part / whole).toLocaleString(language, { style: 'percent', maximumFractionDigits: 0 })

/** Measures by clause over all these days, the most frequent first. */
export function byRuleOf(days: readonly Pick<DayAtDesk, 'byRule'>[]): { rule: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const { byRule } of days)
    for (const { rule, count } of byRule) counts.set(rule, (counts.get(rule) ?? 0) + count)
  return [...counts]
    .map(([rule, count]) => ({ rule, count }))
    .toSorted((a, b) => b.count - a.count || Number(a.rule) - Number(b.rule))
}
