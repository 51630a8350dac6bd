import type { BodyDoc } from '../articles/body/index.ts'
import type { Instant } from '../platform/clock.ts'

/** What an issue is made of, from top to bottom. Words left null are the article's own when the issue is sent. */
export type IssueBlock =
  | {
      type: 'article'
      articleId: string
      headline: string | null
      teaser: string | null
      /** Null: as the newsletter says. */
      hasPicture: boolean | null
    }
  | { type: 'heading'; text: string }
  | { type: 'text'; body: BodyDoc }
  | { type: 'picture'; mediaId: string; alt: string | null; caption: string | null; link: string | null }
  | {
      type: 'advertisement'
      headline: string
      text: string
      link: string
      /** Who pays. */
      advertiser: string | null
      mediaId: string | null
      alt: string | null
    }
  | { type: 'rule' }

export type IssueWords = { subject: string; preheader: string | null; blocks: IssueBlock[] }

/** What its mail to many says of an issue's state. */
export type MailingFacts = {
  startedAt: Instant | null
  pausedAt: Instant | null
  cancelledAt: Instant | null
  endedAt: Instant | null
  total: number
  accepted: number
  failed: number
  suppressed: number
}

export type Issue = IssueWords & {
  id: string
  newsletterId: string
  number: number | null
  revision: number
  createdAt: Instant
  changedAt: Instant
  changedBy: string | null
  slotAt: Instant | null
  touchedAt: Instant | null
  scheduledAt: Instant | null
  submittedAt: Instant | null
  cancelledAt: Instant | null
  mailingId: string | null
  sentAt: Instant | null
  mailing: MailingFacts | null
}

export const issueStatuses = [
  'draft',
  'scheduled',
  'preparing',
  'waiting-for-smtp',
  'sending',
  'paused',
  'sent',
  'cancelled',
] as const
export type IssueStatus = (typeof issueStatuses)[number]

export type IssueRefusal =
  | 'not-found'
  | 'revision-outdated'
  | 'issue-submitted'
  | 'issue-not-submitted'
  | 'issue-not-scheduled'
  | 'issue-not-ready'
  | 'bad-time'
  | 'not-started'
  | 'already-paused'
  | 'not-paused'
  | 'mailing-over'

/** The status is never stored: it follows from the instants of the issue and those of its mailing. */
export function statusOf(
  issue: Pick<Issue, 'scheduledAt' | 'submittedAt' | 'cancelledAt' | 'mailing'>,
  at: { hasSmtp: boolean },
): IssueStatus {
  const { mailing } = issue
  if (mailing?.endedAt) return 'sent'
  if (mailing?.cancelledAt || issue.cancelledAt) return 'cancelled'
  if (mailing?.pausedAt) return 'paused'
  if (mailing?.startedAt) return at.hasSmtp ? 'sending' : 'waiting-for-smtp'
  if (issue.submittedAt) return 'preparing'
  return issue.scheduledAt ? 'scheduled' : 'draft'
}

/** Drafts and scheduled ones can be changed; what has been submitted stays as it is. */
export const refuseChange = ({ submittedAt }: Pick<Issue, 'submittedAt'>): IssueRefusal | null =>
  submittedAt === null ? null : 'issue-submitted'

/** Whether readers find it in the archive: it went out, and was not called back before anybody got it. */
export const isInArchive = ({ sentAt, mailing }: Pick<Issue, 'sentAt' | 'mailing'>): boolean =>
  sentAt !== null &&
  mailing !== null &&
  mailing.startedAt !== null &&
  !(mailing.cancelledAt !== null && mailing.accepted === 0)

/** Filled by itself, and nobody has looked after it since. */
export const isAutomatic = ({ slotAt, touchedAt }: Pick<Issue, 'slotAt' | 'touchedAt'>): boolean =>
  slotAt !== null && touchedAt === null

/** Of its recipients; all 0 before it starts. */
export function countsOf({ mailing }: Pick<Issue, 'mailing'>) {
  if (!mailing) return { total: 0, accepted: 0, failed: 0, pending: 0 }
  const { total, accepted, failed, suppressed, cancelledAt } = mailing
  return {
    total,
    accepted,
    failed,
    pending: cancelledAt === null ? total - accepted - failed - suppressed : 0,
  }
}

/** The articles it names, each once. */
export const articleIdsIn = (blocks: readonly IssueBlock[]): string[] => [
  ...new Set(blocks.flatMap((block) => (block.type === 'article' ? [block.articleId] : []))),
]
