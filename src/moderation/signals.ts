import type { Assessment } from './assessment.ts'

/** What the queue can be filtered by. A signal has the bit of its place here, so new ones go to the end. */
export const queueSignals = [
  'insult',
  'profanity',
  'threat',
  'identityAttack',
  'disrespect',
  'offTopic',
  'spam',
  /** A word of one of the lists. */
  'words',
  'links',
  /** Scoring failed. */
  'unscored',
] as const
export type QueueSignal = (typeof queueSignals)[number]

export const bitOf = (signal: QueueSignal): number => 2 ** queueSignals.indexOf(signal)

/** From here on a score is more likely right than wrong. */
const even = 0.5

/** What stands out in a comment, as a sum of bits. */
export function signalBits({ scored, findings }: Pick<Assessment, 'scored' | 'findings'>): number {
  const phases = new Set(findings.map(({ phase }) => phase))
  const stands = (signal: QueueSignal): boolean => {
    if (signal === 'words') return phases.has('banned-words') || phases.has('suspicious-words')
    if (signal === 'links') return phases.has('links')
    if (signal === 'unscored') return scored === null
    return (scored?.scores[signal] ?? 0) >= even
  }
  return queueSignals.reduce((bits, signal) => bits + (stands(signal) ? bitOf(signal) : 0), 0)
}
