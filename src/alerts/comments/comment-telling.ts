import { addDays, addSeconds, type Instant } from '../../platform/clock.ts'
import type { Follower } from '../../subscriptions/followers/index.ts'
import { nextDigest } from '../../subscriptions/index.ts'

/** A telling that waits: a comment, and the subscription by which its reader is told. */
export type DueComment = { commentId: string; articleId: string; subscriptionId: string; kind: string }

/** What one subscription brings in a mail: the comments as they were written, and how many more there are. */
export type CommentPart = {
  subscriptionId: string
  kind: string
  articleId: string
  commentIds: string[]
  more: number
}

/**
 * For so long it is known who was told of what: as long as the mails are kept, so that erasing who wrote a comment finds
 * those with its words.
 */
export const keptDays = 90

/** What was written earlier is told to nobody any more: nobody would know who was told of it. */
export const isNews = (comment: { createdAt: Instant }, now: Instant): boolean =>
  comment.createdAt > addDays(now, -keptDays)

/** When a reader is told of a comment that appears now; null for never, who wants it at once and rests. */
export function tellAt(
  { frequency, pausedUntil }: Pick<Follower, 'frequency' | 'pausedUntil'>,
  { now, timeZone }: { now: Instant; timeZone: string },
): Instant | null {
  if (frequency !== 'immediate') return nextDigest(frequency, { after: now, pausedUntil, timeZone })
  return pausedUntil !== null && pausedUntil > now ? null : now
}

const quietSeconds = 15 * 60

/** Before this moment a reader hears nothing more about an article of which they heard last at `toldAt`. */
export const quietUntil = (toldAt: Instant): Instant => addSeconds(toldAt, quietSeconds)

export const quietSince = (now: Instant): Instant => addSeconds(now, -quietSeconds)

/** More would not be read, and the mail would be cut off; the rest is on the page. */
const mostComments = 30

/** The parts of a reader's mail: by subscription, in the order in which the comments were written. */
export function partsOf(tellings: readonly DueComment[]): CommentPart[] {
  const shown = new Set(tellings.slice(0, mostComments).map(({ commentId }) => commentId))
  return [...Map.groupBy(tellings, ({ subscriptionId }) => subscriptionId)].flatMap(
    ([subscriptionId, its]) => {
      const [first] = its
      if (!first) return []
      const commentIds = its.map(({ commentId }) => commentId).filter((id) => shown.has(id))
      const { kind, articleId } = first
      return [{ subscriptionId, kind, articleId, commentIds, more: its.length - commentIds.length }]
    },
  )
}

const longestExcerpt = 300

/** The first words of a comment on one line, at most 300 signs with the mark that it goes on. */
export function excerptOf(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim()
  // A letter with its accents, or a picture of several signs, is not cut apart.
  const signs = [...new Intl.Segmenter().segment(line.slice(0, 20 * longestExcerpt))].map(
    ({ segment }) => segment,
  )
  if (signs.length <= longestExcerpt) return signs.join('')
  const cut = signs.slice(0, longestExcerpt - 1).join('')
  const lastBlank = cut.lastIndexOf(' ')
  return `${(lastBlank > cut.length / 2 ? cut.slice(0, lastBlank) : cut).trimEnd()}…`
}
