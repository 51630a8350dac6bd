import type { Phase } from '../assessment.ts'

/** A word of the list of suspicious ones: a person is to look at it. */
export const suspiciousWords: Phase = (_, { suspicious }) => {
  const [first] = suspicious
  if (!first) return null
  return {
    phase: 'suspicious-words',
    says: 'hold',
    risk: 500,
    clause: null,
    facts: { pattern: first.pattern, count: suspicious.length },
  }
}
