import type { Phase } from '../assessment.ts'
import { byScore } from './by-score.ts'

/** It advertises. Filing it as spam is left to a person. */
export const spam: Phase = (_, { scored }) =>
  scored && byScore('spam', { score: scored.scores.spam, clause: '7' })
