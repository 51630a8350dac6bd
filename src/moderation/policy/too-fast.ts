import type { Phase } from '../assessment.ts'

/** Sent sooner than anybody types. It may be a pasted text, so that it waits and is no spam yet. */
export const tooFast: Phase = ({ bot }) =>
  bot.tooFast ? { phase: 'too-fast', says: 'hold', risk: 300, clause: null } : null
