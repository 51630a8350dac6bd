export { loadScorer } from './load-scorer.ts'
export type { Scored, ScoredLanguage, Scorer, Signal, Span, ToScore } from './scored.ts'
