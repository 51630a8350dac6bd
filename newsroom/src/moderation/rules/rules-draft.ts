import type { HouseRules, HouseRulesInput } from '../../../../src/newsroom-api/contract/moderation.ts'
import { isSame } from '../../shell/form.ts'

export type DraftClause = Omit<HouseRules['clauses'][number], 'number'> & { key: string }
/** House rules while they are written; the clauses are numbered by their order. */
export type RulesDraft = {
  /** The version it began from. */
  base: number
  introduction: HouseRules['introduction']
  procedure: HouseRules['procedure']
  clauses: DraftClause[]
}

export const draftOf = (rules: HouseRules): RulesDraft => ({
  base: rules.version,
  introduction: rules.introduction,
  procedure: rules.procedure,
  clauses: rules.clauses.map(({ number, ...clause }) => ({ ...clause, key: number })),
})

export const rulesOf = ({ introduction, procedure, clauses }: RulesDraft): HouseRulesInput => ({
  introduction,
  procedure,
  clauses: clauses.map(({ key: _, ...clause }, index) => ({ ...clause, number: String(index + 1) })),
})

export const isChanged = (draft: RulesDraft, rules: HouseRules): boolean =>
  !isSame(rulesOf(draft), rulesOf(draftOf(rules)))

const isEmpty = ({ de, en }: { de: string; en: string }) => de.trim() === '' || en.trim() === ''

/** Where words are missing, in German or English: numbers of clauses, `introduction`, `procedure`. */
export const missingIn = ({ introduction, procedure, clauses }: RulesDraft): string[] => [
  ...(isEmpty(introduction) ? ['introduction'] : []),
  ...clauses.flatMap(({ title, text }, index) =>
    isEmpty(title) || isEmpty(text) ? [String(index + 1)] : [],
  ),
  ...(isEmpty(procedure) ? ['procedure'] : []),
]

/** Moves a clause up (-1) or down (1). */
export function moved(clauses: readonly DraftClause[], from: number, by: -1 | 1): DraftClause[] {
  const next = [...clauses]
  const [clause] = next.splice(from, 1)
  if (clause) next.splice(Math.max(0, Math.min(next.length, from + by)), 0, clause)
  return next
}
