import type { Instant } from '../../platform/clock.ts'

/** Both languages, so that a writer is told the clause in their own. */
export type InBothLanguages = { de: string; en: string }

/** What the Commission's transparency database calls the kinds of content that clauses are about (DSA Article 24(5)). */
export const statementCategories = [
  'STATEMENT_CATEGORY_ANIMAL_WELFARE',
  'STATEMENT_CATEGORY_CONSUMER_INFORMATION',
  'STATEMENT_CATEGORY_CYBER_VIOLENCE',
  'STATEMENT_CATEGORY_CYBER_VIOLENCE_AGAINST_WOMEN',
  'STATEMENT_CATEGORY_DATA_PROTECTION_AND_PRIVACY_VIOLATIONS',
  'STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH',
  'STATEMENT_CATEGORY_INTELLECTUAL_PROPERTY_INFRINGEMENTS',
  'STATEMENT_CATEGORY_NEGATIVE_EFFECTS_ON_CIVIC_DISCOURSE_OR_ELECTIONS',
  'STATEMENT_CATEGORY_NOT_SPECIFIED_NOTICE',
  'STATEMENT_CATEGORY_OTHER_VIOLATION_TC',
  'STATEMENT_CATEGORY_PROTECTION_OF_MINORS',
  'STATEMENT_CATEGORY_RISK_FOR_PUBLIC_SECURITY',
  'STATEMENT_CATEGORY_SCAMS_AND_FRAUD',
  'STATEMENT_CATEGORY_SELF_HARM',
  'STATEMENT_CATEGORY_UNSAFE_AND_PROHIBITED_PRODUCTS',
  'STATEMENT_CATEGORY_VIOLENCE',
] as const
export type StatementCategory = (typeof statementCategories)[number]

export type Clause = {
  /** „4“; decisions name it. */
  number: string
  title: InBothLanguages
  text: InBothLanguages
  category: StatementCategory
}

/** The house rules as of one version (DSA Article 14); each decision names the version it rests on. */
export type HouseRules = {
  version: number
  /** Null for those that are shipped, as long as nobody has decided by them. */
  validFrom: Instant | null
  introduction: InBothLanguages
  clauses: readonly Clause[]
  /** How moderation goes: who and what takes part, and how to complain (Article 14 (1)). */
  procedure: InBothLanguages
}

/** A version in the list of all. */
export type RulesVersion = {
  version: number
  validFrom: Instant
  /** Who saved it; null for the shipped ones. */
  changedBy: string | null
  clauses: number
}

export const mostClauses = 40

export const clauseOf = (rules: Pick<HouseRules, 'clauses'>, number: string): Clause | null =>
  rules.clauses.find((clause) => clause.number === number.trim()) ?? null

/** Numbers are 1, 2, 3, … in their order: what a moderator types must be plain. */
export const areNumbered = (clauses: readonly Pick<Clause, 'number'>[]): boolean =>
  clauses.length > 0 && clauses.every(({ number }, index) => number === String(index + 1))
