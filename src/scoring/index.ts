export { loadScorer } from './load-scorer.ts'
export type { Scored, Scorer, Signal, Span, ToScore } from './scored.ts'
