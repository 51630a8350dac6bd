import type { Instant } from '../platform/clock.ts'
import type { BodyDoc } from './body/schema.ts'
import type { ArticleLabel, CommentMode, Dateline, PlacedPicture } from './published-article.ts'

export const articleStatuses = ['draft', 'in_review', 'scheduled', 'published', 'unpublished'] as const
export type ArticleStatus = (typeof articleStatuses)[number]

/** A byline as a revision holds it: the author by id, or an agency by name. */
export type StoredByline = { kind: 'author'; authorId: string } | { kind: 'agency'; name: string }

/** What an editor writes: one revision holds one of these, whole. */
export type ArticleContent = {
  headline: string
  kicker: string | null
  standfirst: string | null
  teaser: string | null
  dateline: Dateline | null
  body: BodyDoc
  sectionId: string
  tagIds: string[]
  bylines: StoredByline[]
  language: string
  translationOf: string | null
  leadPicture: PlacedPicture | null
  label: ArticleLabel | null
  aiNote: string | null
  /** Null: as the section says, else the site. */
  commentMode: CommentMode | null
  searchTitle: string | null
  searchDescription: string | null
  canonicalUrl: string | null
}

/** Where an article stands: everything but its words. */
export type ArticleState = {
  id: string
  status: ArticleStatus
  /** Number of the newest revision. */
  revision: number
  /** Number of the revision readers see; null when they see none. */
  publishedRevision: number | null
  path: string
  publishAt: Instant | null
  embargoUntil: Instant | null
  firstPublishedAt: Instant | null
  unpublishedAt: Instant | null
  createdBy: string | null
}

/** What somebody asks for beside new words. */
export type StatusRequest = {
  status?: ArticleStatus
  publishAt?: Instant | null
  /** On a published article: save without showing it to readers yet. */
  keepDraft?: boolean
}

export type StatusRefusal =
  | 'publish-at-missing'
  | 'publish-at-past'
  | 'publish-at-out-of-range'
  | 'under-embargo'
  | 'not-published'
  | 'already-published'

/** What follows from a request: the state after it, and what readers notice. */
export type StatusDecision = {
  status: ArticleStatus
  publishAt: Instant | null
  /** The newest revision becomes what readers see. */
  publishes: boolean
  withdraws: boolean
}

const earliest: Instant = '1970-01-01T00:00:00.000Z'
const latest: Instant = '2100-01-01T00:00:00.000Z'

/** Decides what a request to save, schedule, publish or withdraw leads to. Times are instants; `now` is passed in. */
export function decideStatus(
  before: Pick<ArticleState, 'status' | 'publishAt' | 'publishedRevision'>,
  request: StatusRequest & { embargoUntil: Instant | null },
  now: Instant,
): StatusDecision | { refusal: StatusRefusal; until?: Instant } {
  const publishAt = request.publishAt === undefined ? before.publishAt : request.publishAt
  const isPublished = before.publishedRevision !== null
  if (publishAt !== null && (publishAt < earliest || publishAt >= latest))
    return { refusal: 'publish-at-out-of-range' }
  const wanted = request.status ?? (isPublished && !request.keepDraft ? 'published' : before.status)
  switch (wanted) {
    case 'draft':
    case 'in_review':
      if (isPublished && request.status) return { refusal: 'already-published' }
      return {
        status: isPublished ? 'published' : wanted,
        publishAt: null,
        publishes: false,
        withdraws: false,
      }
    case 'unpublished':
      if (!isPublished && request.status) return { refusal: 'not-published' }
      return { status: 'unpublished', publishAt: null, publishes: false, withdraws: isPublished }
    case 'scheduled':
      return decideSchedule(
        before,
        { publishAt, asked: request.status !== undefined, embargoUntil: request.embargoUntil },
        now,
      )
    case 'published': {
      // Who says now to what was scheduled means now; a time to come counts only when it is asked for.
      const at = request.publishAt === undefined && publishAt !== null && publishAt > now ? null : publishAt
      if (isPublished && request.keepDraft)
        return { status: 'published', publishAt: null, publishes: false, withdraws: false }
      if (!isPublished && at !== null && at > now)
        return decideStatus(before, { ...request, status: 'scheduled' }, now)
      if (request.embargoUntil !== null && request.embargoUntil > now)
        return { refusal: 'under-embargo', until: request.embargoUntil }
      return { status: 'published', publishAt: at, publishes: true, withdraws: false }
    }
  }
}

function decideSchedule(
  before: Pick<ArticleState, 'publishedRevision'>,
  request: { publishAt: Instant | null; asked: boolean; embargoUntil: Instant | null },
  now: Instant,
): StatusDecision | { refusal: StatusRefusal; until?: Instant } {
  if (before.publishedRevision !== null) return { refusal: 'already-published' }
  if (request.publishAt === null) return { refusal: 'publish-at-missing' }
  if (request.asked && request.publishAt <= now) return { refusal: 'publish-at-past' }
  if (request.embargoUntil !== null && request.embargoUntil > request.publishAt)
    return { refusal: 'under-embargo', until: request.embargoUntil }
  return { status: 'scheduled', publishAt: request.publishAt, publishes: false, withdraws: false }
}

/** Whether a save leaves all as it is: the words, the state, what readers see. Then there is no new revision. */
export function changesNothing(
  before: { state: ArticleState; content: ArticleContent },
  after: { content: ArticleContent; decision: StatusDecision; path: string; embargoUntil: Instant | null },
): boolean {
  const { state } = before
  const { decision } = after
  return (
    decision.status === state.status &&
    decision.publishAt === state.publishAt &&
    (!decision.publishes || state.publishedRevision === state.revision) &&
    after.path === state.path &&
    after.embargoUntil === state.embargoUntil &&
    JSON.stringify(after.content) === JSON.stringify(before.content)
  )
}

/** Saves of one person within this time collapse into one autosaved revision, unless somebody else saved between. */
export const autosaveWindowSeconds = 600

/** Whether a new autosave may take the place of the newest revision instead of standing beside it. */
export function replacesNewest(
  newest: { kind: string; savedBy: string | null; savedAt: Instant; number: number },
  save: { autosave: boolean; by: string | null; now: Instant; publishedRevision: number | null },
): boolean {
  const recent = Date.parse(save.now) - Date.parse(newest.savedAt) < autosaveWindowSeconds * 1000
  return (
    save.autosave &&
    newest.kind === 'autosave' &&
    newest.savedBy === save.by &&
    recent &&
    newest.number !== save.publishedRevision
  )
}
