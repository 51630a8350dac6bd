import type { Phase } from '../assessment.ts'
import { isTrusted } from '../trust.ts'

/**
 * How the article is moderated. `before`: all waits for a person. `trusted`: those whose address is confirmed and who
 * have earned trust appear at once. `after`: all appear at once. A thread that was closed in the meantime lets nothing
 * appear by itself.
 */
export const mode: Phase = ({ article, writer }, { history }) => {
  const { commentMode } = article
  if (commentMode === 'after') return null
  if (commentMode === 'trusted' && writer?.isConfirmed && isTrusted(history)) return null
  return { phase: 'mode', says: 'wait', risk: 0, clause: null, facts: { mode: commentMode } }
}
