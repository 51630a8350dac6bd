import type { Phase } from '../assessment.ts'
import { byScore } from './by-score.ts'

/** It speaks neither to the article nor to the comment that it answers. Short texts are left undecided. */
export const offTopic: Phase = (_, { scored }) =>
  scored && byScore('off-topic', { score: scored.scores.offTopic ?? 0, clause: '6' })
