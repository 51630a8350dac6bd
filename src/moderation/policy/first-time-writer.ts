import type { Phase } from '../assessment.ts'

/** Nothing by this writer has appeared yet: told to the moderator, and no more than that. */
export const firstTimeWriter: Phase = (_, { history }) =>
  (history?.approved ?? 0) > 0 ? null : { phase: 'first-time-writer', says: 'note', risk: 50, clause: null }
