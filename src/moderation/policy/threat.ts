import type { Phase } from '../assessment.ts'
import { byScore } from './by-score.ts'

/** It threatens somebody. */
export const threat: Phase = (_, { scored }) =>
  scored && byScore('threat', { score: scored.scores.threat, clause: '3' })
