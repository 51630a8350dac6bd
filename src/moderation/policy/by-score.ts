import type { Finding, PhaseName } from '../assessment.ts'

/** From here on it is likely: a person is to look. Scores are calibrated, so that every second such text is one. */
export const likely = 0.5
/** From here on it is clear: four in five are. */
export const clear = 0.8

/** What follows from a calibrated score: nothing below `likely`, a hold from there, rejection suggested from `clear`. */
export function byScore(
  phase: PhaseName,
  { score, clause }: { score: number; clause: string },
): Finding | null {
  if (score < likely) return null
  return {
    phase,
    says: score >= clear ? 'reject' : 'hold',
    risk: Math.round(score * 1000),
    clause,
    facts: { percent: Math.round(score * 100) },
  }
}
