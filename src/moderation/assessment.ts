import type { CommentMode } from '../articles/published/index.ts'
import type { WriterHistory } from '../comments/index.ts'
import type { Instant } from '../platform/clock.ts'
import type { Scored } from '../scoring/index.ts'
import type { WordMatch } from './words/word-list.ts'

/** What a reader hands in, with what it is about and what is known of how it came. */
export type Submission = {
  text: string
  /** As the reader's page says; the scorer finds out by itself. */
  language: string | null
  article: {
    id: string
    headline: string
    teaser: string | null
    text: string
    sectionId: string
    commentMode: CommentMode
  }
  parent: { id: string; text: string } | null
  /** Null for somebody who never wrote here before. */
  writer: { id: string; isConfirmed: boolean; name: string } | null
  authorName: string
  email: string
  /** Shortened to /24 or /48. */
  network: string | null
  /** How many links the text has. */
  links: number
  bot: { honeypot: boolean; tooFast: boolean }
}

/** What was looked up before the phases are asked; they look up nothing themselves. */
export type LookedUp = {
  /** Null when scoring failed. */
  scored: Scored | null
  banned: readonly WordMatch[]
  suspicious: readonly WordMatch[]
  block: { reason: string; until: Instant } | null
  history: WriterHistory | null
}

/** The phases by name, in the order in which they are asked. */
export const phaseNames = [
  'honeypot',
  'too-fast',
  'blocked',
  'banned-words',
  'suspicious-words',
  'scoring-failed',
  'disrespect',
  'threat',
  'off-topic',
  'spam',
  'links',
  'first-time-writer',
  'mode',
] as const
export type PhaseName = (typeof phaseNames)[number]

/**
 * What a phase asks for. `spam` files it as spam; `reject` and `hold` keep it waiting and are the suggestion to the
 * moderator; `wait` keeps it waiting without a word against it; `note` is only told.
 */
export type Says = 'spam' | 'reject' | 'hold' | 'wait' | 'note'

export type Finding = {
  phase: PhaseName
  says: Says
  /** 0…1000: how high it puts the comment in a queue sorted by risk. */
  risk: number
  /** Number of the clause of the shipped house rules that it may offend against. */
  clause: string | null
  /** Facts for the moderator's eye: the word of the list that was met, the end of a block, … */
  facts?: Record<string, string | number>
}

export type Suggestion = 'approve' | 'hold' | 'reject'

/** What is to become of a contribution, and why. Machines never reject: what they would reject waits. */
export type Assessment = {
  status: 'pending' | 'approved' | 'spam'
  suggestion: Suggestion
  /** 0…1000. */
  risk: number
  findings: Finding[]
  scored: Scored | null
  /** Version of the scorer; null when it failed. */
  scorer: string | null
}

export type Phase = (submission: Submission, known: LookedUp) => Finding | null
