import type { Phase } from '../assessment.ts'

/** Moderators have blocked the writer or the network for a time: what comes from there waits. */
export const blocked: Phase = (_, { block }) =>
  block && {
    phase: 'blocked',
    says: 'hold',
    risk: 700,
    clause: null,
    facts: { reason: block.reason, until: block.until },
  }
