import type { Phase } from '../assessment.ts'

/** A word of the list of banned ones stands in the text or in the name. */
export const bannedWords: Phase = (_, { banned }) => {
  const [first] = banned
  if (!first) return null
  return {
    phase: 'banned-words',
    says: 'reject',
    risk: 900,
    clause: '1',
    facts: { pattern: first.pattern, count: banned.length },
  }
}
