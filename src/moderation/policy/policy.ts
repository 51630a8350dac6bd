import type { Scored } from '../../scoring/index.ts'
import type { Assessment, Finding, LookedUp, Phase, Submission, Suggestion } from '../assessment.ts'
import { bannedWords } from './banned-words.ts'
import { blocked } from './blocked.ts'
import { disrespect } from './disrespect.ts'
import { firstTimeWriter } from './first-time-writer.ts'
import { honeypot } from './honeypot.ts'
import { links } from './links.ts'
import { mode } from './mode.ts'
import { offTopic } from './off-topic.ts'
import { scoringFailed } from './scoring-failed.ts'
import { spam } from './spam.ts'
import { suspiciousWords } from './suspicious-words.ts'
import { threat } from './threat.ts'
import { tooFast } from './too-fast.ts'

/** The policy. Every phase is asked, in this order; what each finds is kept and shown to the moderator. */
export const policy: readonly Phase[] = [
  honeypot,
  tooFast,
  blocked,
  bannedWords,
  suspiciousWords,
  scoringFailed,
  disrespect,
  threat,
  offTopic,
  spam,
  links,
  firstTimeWriter,
  mode,
]

/** Goes through the phases and sums up what they found. */
export function judge(submission: Submission, known: LookedUp): Omit<Assessment, 'scorer'> {
  const findings = policy.flatMap((phase) => phase(submission, known) ?? [])
  const suggestion = suggestionOf(findings, known.scored)
  return {
    status: statusOf(findings, suggestion),
    suggestion,
    risk: Math.max(0, ...findings.map(({ risk }) => risk)),
    findings,
    scored: known.scored,
  }
}

/** The strictest that a phase or the scorer says. */
function suggestionOf(findings: readonly Finding[], scored: Scored | null): Suggestion {
  const said = findings.map(({ says }) => says)
  if (said.includes('spam') || said.includes('reject') || scored?.suggestion === 'reject') return 'reject'
  return said.includes('hold') || scored?.suggestion === 'hold' ? 'hold' : 'approve'
}

/** A machine files what a trap has caught as spam and lets appear what nothing speaks against; all else waits. */
function statusOf(findings: readonly Finding[], suggestion: Suggestion): Assessment['status'] {
  if (findings.some(({ says }) => says === 'spam')) return 'spam'
  return suggestion === 'approve' && !findings.some(({ says }) => says === 'wait') ? 'approved' : 'pending'
}
