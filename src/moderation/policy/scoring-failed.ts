import type { Phase } from '../assessment.ts'

/** Nothing appears unscored: without a score it waits, whatever the mode. */
export const scoringFailed: Phase = (_, { scored }) =>
  scored ? null : { phase: 'scoring-failed', says: 'hold', risk: 500, clause: null }
