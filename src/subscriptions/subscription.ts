import { addDays, type Instant } from '../platform/clock.ts'

/** What can be followed by e-mail. */
export const kinds = [
  'newsletter',
  'similar',
  'section',
  'tag',
  'author',
  'comments',
  'replies',
  'search',
  'jobs',
] as const
export type Kind = (typeof kinds)[number]

export const isKind = (text: string): text is Kind => kinds.some((kind) => kind === text)

/** Those followed from the page of what is followed. */
export const kindsWithPage = ['section', 'tag', 'author'] as const satisfies readonly Kind[]

export const frequencies = ['immediate', 'daily', 'weekly'] as const
export type Frequency = (typeof frequencies)[number]

/** Why mails may be sent: consent, or § 7 (3) UWG. */
export type Basis = 'consent' | 'existing_customer'

/** The step a reader, or somebody for them, took. */
export type Step =
  | 'requested'
  | 'confirmed'
  | 'changed'
  | 'paused'
  | 'resumed'
  | 'renewed'
  | 'ended'
  | 'imported'

/** By which way a step came. */
export type Channel =
  | 'site'
  | 'api'
  | 'own-page'
  | 'one-click'
  | 'newsroom'
  | 'import'
  | 'complaint'
  | 'renewal'

export type EndReason = 'reader' | 'complaint' | 'staff' | 'not-renewed'

export type Subscription = {
  id: string
  readerId: string
  kind: Kind
  ref: string
  frequency: Frequency
  basis: Basis
  requestedAt: Instant
  confirmedAt: Instant
  pausedAt: Instant | null
  endedAt: Instant | null
  endReason: string | null
  endChannel: string | null
}

export type SubscriptionStatus = 'active' | 'paused' | 'ended'

export const statusOf = ({
  endedAt,
  pausedAt,
}: Pick<Subscription, 'endedAt' | 'pausedAt'>): SubscriptionStatus =>
  endedAt !== null ? 'ended' : pausedAt !== null ? 'paused' : 'active'

export const longestSearch = 200

/**
 * What a kind's `ref` has to be: the id of a published article, slug or id of a section, tag or author, the id of a
 * newsletter or of a comment that readers see, words to look for. `optional`: nothing given means all of it.
 */
export const refOf: Readonly<Record<Kind, { is: RefKind; optional?: true }>> = {
  newsletter: { is: 'newsletter', optional: true },
  similar: { is: 'article' },
  section: { is: 'section' },
  tag: { is: 'tag' },
  author: { is: 'author' },
  comments: { is: 'article' },
  replies: { is: 'comment' },
  search: { is: 'words' },
  jobs: { is: 'words', optional: true },
}
export type RefKind = 'newsletter' | 'article' | 'section' | 'tag' | 'author' | 'comment' | 'words'

/** A newsletter comes when it appears; all else as often as the reader likes, and no oftener. */
const frequenciesOf = (kind: Kind): readonly Frequency[] =>
  kind === 'newsletter' ? ['immediate'] : frequencies

export const choosableFrequencies = (kind: Kind): readonly Frequency[] => {
  const all = frequenciesOf(kind)
  return all.length > 1 ? all : []
}

/** What is kept of the wish: a kind with one frequency has that one. */
export const frequencyFor = (kind: Kind, asked: Frequency): Frequency =>
  frequenciesOf(kind).includes(asked) ? asked : 'immediate'

/** Where a form does not ask: news that is like something is told when it is news, the rest is gathered for a day. */
export const usualFrequency = (kind: Kind): Frequency =>
  kind === 'section' || kind === 'tag' || kind === 'author' || kind === 'search' || kind === 'jobs'
    ? 'daily'
    : 'immediate'

/** Words to look for on one line, without signs that show nothing. */
export const tidyWords = (words: string): string =>
  words
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, longestSearch + 1)

/**
 * What follows from a request: a mail that asks for confirmation, or, for what is followed already in this way, one
 * that says so. Nobody but the reader of the mailbox learns which.
 */
export function whatToMail(
  existing: Pick<Subscription, 'frequency' | 'endedAt' | 'pausedAt'> | null,
  wanted: { frequency: Frequency },
): 'confirmation' | 'already' {
  if (!existing || statusOf(existing) !== 'active') return 'confirmation'
  return existing.frequency === wanted.frequency ? 'already' : 'confirmation'
}

/** For so long a confirmation link holds; then all that was not confirmed is deleted. */
export const confirmDays = 7
export const confirmUntil = (now: Instant): Instant => addDays(now, confirmDays)

/** A mailbox that somebody else typed is asked once a day. */
export const restOfMailboxSeconds = 86_400
/** What is asked for meanwhile is confirmed with the same link, up to so many. */
export const mostInOneConfirmation = 20

/** Within this span requests are counted. */
export const floodSeconds = 600
const mostFrom = { address: 8, network: 60 }
/** How often the rate is used up; from 1 on it is. */
export const floodShare = (sent: { address: number; network: number }): number =>
  Math.max(sent.address / mostFrom.address, sent.network / mostFrom.network)
