import type { Finding, Phase } from '../assessment.ts'
import { byScore } from './by-score.ts'

/** It belittles or insults, as far as the machine can tell. An attack on a group has a clause of its own. */
export const disrespect: Phase = (_, { scored }) => {
  if (!scored) return null
  const { disrespect: score, identityAttack, insult } = scored.scores
  const clause = identityAttack >= 0.5 && identityAttack > insult ? '2' : '1'
  return byScore('disrespect', { score, clause }) ?? (scored.offensive ? offensive(score, clause) : null)
}

/** The verdict on respect has a threshold of its own, which may lie below the one for a single score. */
const offensive = (score: number, clause: string): Finding => ({
  phase: 'disrespect',
  says: 'hold',
  risk: Math.max(500, Math.round(score * 1000)),
  clause,
  facts: { percent: Math.round(score * 100) },
})
