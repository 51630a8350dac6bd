import { addDays, addSeconds, type Instant } from '../platform/clock.ts'
import type { Follower } from '../subscriptions/followers/index.ts'
import { nextDigest } from '../subscriptions/index.ts'
import { leastLikeness } from './interest.ts'

/** Why somebody may be told of an article: it stands in what they follow, or is like what they want more of. */
export type Reason = {
  kind: 'similar' | 'search' | 'author' | 'tag' | 'section'
  ref: string
  /** Likeness, 0 to 1; 1 where it is not a matter of likeness. */
  score: number
  /** The best has 0. */
  rank: number
}

/** What is known of an article that has appeared. */
export type Appeared = {
  id: string
  sectionId: string
  tagIds: readonly string[]
  authorIds: readonly string[]
  /** Searches that somebody keeps and it answers, as they were typed. */
  searches: readonly string[]
}

/**
 * All reasons, the best first: who has several is told the first. What is like an article that was read, or holds the
 * words that somebody looks for, says more than its author, tag or section. An article is no news for who has read it.
 */
export function reasonsFor(
  article: Appeared,
  interests: readonly { subjectId: string; score: number }[],
): Reason[] {
  const similar = interests
    .filter(({ subjectId, score }) => subjectId !== article.id && score >= leastLikeness)
    .toSorted((a, b) => b.score - a.score || (a.subjectId < b.subjectId ? -1 : 1))
    .map(({ subjectId, score }) => ({ kind: 'similar' as const, ref: subjectId, score }))
  const whole = (kind: Reason['kind'], refs: readonly string[]) =>
    refs.map((ref) => ({ kind, ref, score: 1 }))
  const reasons = [
    ...similar,
    ...whole('search', article.searches),
    ...whole('author', article.authorIds),
    ...whole('tag', article.tagIds),
    ...whole('section', [article.sectionId]),
  ]
  return reasons.map((reason, rank) => ({ ...reason, rank }))
}

/** Articles older than this when they are published are entered late: no news. */
const newsDays = 2

/**
 * When readers are told of an article that appeared at `at`: after the hold-back, in which a mistake can be taken back.
 * Null for what is no news.
 */
export function tellAt(
  { publishedAt, at }: { publishedAt: Instant; at: Instant },
  holdBackSeconds: number,
): Instant | null {
  return publishedAt < addDays(at, -newsDays) ? null : addSeconds(at, holdBackSeconds)
}

/** For so long the same report in other words, or on another page, comes to nobody a second time. */
export const sameReportHours = 24

/** Whether, and when, a follower is told; `due` is null for at once. */
export function tellingOf(
  { frequency, pausedUntil }: Pick<Follower, 'frequency' | 'pausedUntil'>,
  { now, timeZone, knowsReport }: { now: Instant; timeZone: string; knowsReport: boolean },
): { due: Instant | null } | null {
  if (knowsReport) return null
  const due = nextDigest(frequency, { after: now, pausedUntil, timeZone })
  const rests = pausedUntil !== null && pausedUntil > now
  // What is told at once is no news any more when the rest is over.
  return due === null && rests ? null : { due }
}

/** What one reader may be told by several subscriptions is told once: as early as one of them wants, for the best reason. */
export function bestForEach<T extends { readerId: string; due: Instant | null; reason: { rank: number } }>(
  tellings: readonly T[],
): T[] {
  const best = new Map<string, T>()
  for (const telling of tellings) {
    const other = best.get(telling.readerId)
    if (!other || isBetter(telling, other)) best.set(telling.readerId, telling)
  }
  return [...best.values()]
}

type Comparable = { due: Instant | null; reason: { rank: number } }
const isBetter = (one: Comparable, other: Comparable): boolean =>
  one.due === other.due ? one.reason.rank < other.reason.rank : (one.due ?? '') < (other.due ?? '')
