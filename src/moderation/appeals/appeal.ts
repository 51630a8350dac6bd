import type { Instant } from '../../platform/clock.ts'

/** A writer's complaint against a decision (DSA Article 20). `upheld`: the decision stands. */
export type Appeal = {
  id: string
  decisionId: string
  commentId: string
  receivedAt: Instant
  text: string
  decidedAt: Instant | null
  decidedBy: string | null
  outcome: 'upheld' | 'reversed' | null
  explanation: string | null
}

export type AppealRefusal = 'link-invalid' | 'link-expired' | 'already-appealed' | 'decision-changed'
export type AppealDecisionRefusal = 'unknown-appeal' | 'appeal-decided' | 'same-person' | 'decision-changed'

export const longestAppeal = 5000
