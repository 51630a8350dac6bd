import type { Instant } from '../../platform/clock.ts'
import type { Suggestion } from '../assessment.ts'
import type { Clause, StatementCategory } from '../rules/house-rules.ts'

/** The European Economic Area: a site has one public, and what is not shown is shown nowhere. */
const territories = [
  ...['AT', 'BE', 'BG', 'HR', 'CY', 'CZ', 'DK', 'EE', 'FI', 'FR', 'DE', 'GR', 'HU', 'IS', 'IE', 'IT'],
  ...['LV', 'LI', 'LT', 'LU', 'MT', 'NL', 'NO', 'PL', 'PT', 'RO', 'SK', 'SI', 'ES', 'SE'],
]

/**
 * A statement of reasons (DSA Article 17) in the fields of the Commission's transparency database, schema of 1 July
 * 2025. It holds no personal data: neither the comment's words nor a name.
 */
export type StatementOfReasons = {
  puid: string
  decision_visibility: [
    | 'DECISION_VISIBILITY_CONTENT_DISABLED'
    | 'DECISION_VISIBILITY_CONTENT_REMOVED'
    | 'DECISION_VISIBILITY_OTHER',
  ]
  /** With `…_OTHER`: what was done. */
  decision_visibility_other?: string
  decision_ground: 'DECISION_GROUND_INCOMPATIBLE_CONTENT'
  decision_ground_reference_url: string
  incompatible_content_ground: string
  incompatible_content_explanation: string
  decision_facts: string
  content_type: ['CONTENT_TYPE_TEXT']
  category: StatementCategory
  territorial_scope: string[]
  content_language: string
  content_date: string
  application_date: string
  /** Null: without an end. */
  end_date_visibility_restriction: null
  source_type: 'SOURCE_ARTICLE_16' | 'SOURCE_VOLUNTARY'
  automated_detection: 'Yes' | 'No'
  automated_decision: 'AUTOMATED_DECISION_NOT_AUTOMATED'
}

export type StatementFacts = {
  decisionId: string
  decision: 'reject' | 'remove' | 'redact'
  clause: Clause
  rulesUrl: string
  language: 'de' | 'en'
  /** A sentence on what happened, without anybody's name. */
  facts: string
  explanation: string | null
  suggestion: Suggestion | null
  afterNotice: boolean
  writtenAt: Instant
  decidedAt: Instant
}

const visibilityOf = {
  reject: 'DECISION_VISIBILITY_CONTENT_DISABLED',
  remove: 'DECISION_VISIBILITY_CONTENT_REMOVED',
  redact: 'DECISION_VISIBILITY_OTHER',
} as const

/** `automated_detection`: the machine had pointed at it. The decision itself is always a person's. */
export function statementOf(given: StatementFacts): StatementOfReasons {
  const { clause, language } = given
  return {
    puid: given.decisionId,
    decision_visibility: [visibilityOf[given.decision]],
    ...(given.decision === 'redact' ? { decision_visibility_other: given.facts.slice(0, 500) } : {}),
    decision_ground: 'DECISION_GROUND_INCOMPATIBLE_CONTENT',
    decision_ground_reference_url: given.rulesUrl,
    incompatible_content_ground: `${clause.number}. ${clause.title[language]}`.slice(0, 500),
    incompatible_content_explanation: (given.explanation ?? clause.text[language]).slice(0, 2000),
    decision_facts: given.facts.slice(0, 5000),
    content_type: ['CONTENT_TYPE_TEXT'],
    category: clause.category,
    territorial_scope: territories,
    content_language: language.toUpperCase(),
    content_date: given.writtenAt.slice(0, 10),
    application_date: given.decidedAt.slice(0, 10),
    end_date_visibility_restriction: null,
    source_type: given.afterNotice ? 'SOURCE_ARTICLE_16' : 'SOURCE_VOLUNTARY',
    automated_detection: given.suggestion === 'hold' || given.suggestion === 'reject' ? 'Yes' : 'No',
    automated_decision: 'AUTOMATED_DECISION_NOT_AUTOMATED',
  }
}
