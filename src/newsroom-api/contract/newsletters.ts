import { z } from '@hono/zod-openapi'
import { bodyInput } from './articles.ts'
import { id, instant, listQuery, nameLine, webAddress } from './common.ts'
import { mailingProgress } from './mailings.ts'

const line = (max: number) => z.string().trim().max(max)

export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const
/** How much of an article's picture an issue shows. */
export const newsletterPictures = ['none', 'first', 'all'] as const
/** What happens by itself at the times of a newsletter: nothing, an issue filled and left to be looked at, or sent too. */
export const automations = ['off', 'draft', 'send'] as const
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

/** When and from what issues fill themselves. Times are those of the site's clock. */
const automation = z.strictObject({
  mode: z.enum(automations),
  weekdays: z.array(z.enum(weekdays)).max(7),
  /** `06:30`. */
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'field.time'),
})

const newsletterFields = {
  /** Empty: named after the site. */
  name: line(120),
  slug: line(120),
  /** What readers read beside the sign-up. */
  description: line(500).nullable(),
  language: z.enum(['de', 'en']).nullable(),
  /** Null: the site's name and address. */
  senderName: nameLine(120).nullable(),
  senderAddress: line(254).nullable(),
  replyTo: line(254).nullable(),
  /** In the readers' words: „jeden Freitag“. */
  cadence: line(120).nullable(),
  automation,
  /** Articles of these sections fill an issue; none named: of all. */
  sectionIds: z.array(id).max(50),
  pictures: z.enum(newsletterPictures),
  /** Readers can subscribe, and find its issues in the archive. */
  isPublic: z.boolean(),
}

export const newsletterInput = z
  .strictObject({ ...z.object(newsletterFields).partial().shape, name: nameLine(120) })
  .openapi('NewsletterInput')
export const newsletterPatch = z.strictObject(newsletterFields).partial().openapi('NewsletterPatch')

export const newsletter = z
  .object({
    id,
    ...newsletterFields,
    /** As readers see it: its own name, or one made from the site's. */
    shownName: z.string(),
    /** Where its archive stands. */
    url: z.string(),
    subscribers: z.number().int(),
    lastSentAt: instant.nullable(),
    /** When the next issue fills itself; null when none does. */
    nextAt: instant.nullable(),
    revision: z.number().int(),
  })
  .openapi('Newsletter')
export type Newsletter = z.infer<typeof newsletter>

/**
 * What an issue is made of, from top to bottom. `advertisement` is always labelled „Anzeige“. Words left null are the
 * article's own, in the state of the moment the issue is sent.
 */
export const issueBlockInput = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('article'),
    articleId: id,
    headline: line(400).nullable().optional(),
    teaser: line(2000).nullable().optional(),
    /** Null: as the newsletter says. */
    hasPicture: z.boolean().nullable().optional(),
  }),
  z.strictObject({ type: z.literal('heading'), text: line(200) }),
  /** The editor's own words. Paragraphs, headings, lists, quotes and links; pictures are blocks of their own. */
  z.strictObject({ type: z.literal('text'), body: bodyInput }),
  z.strictObject({
    type: z.literal('picture'),
    mediaId: id,
    alt: line(1000).nullable().optional(),
    caption: line(2000).nullable().optional(),
    link: webAddress(2000).nullable().optional(),
  }),
  z.strictObject({
    type: z.literal('advertisement'),
    headline: line(200),
    text: line(1000),
    link: webAddress(2000),
    /** Who pays. */
    advertiser: line(120).nullable().optional(),
    mediaId: id.nullable().optional(),
    alt: line(1000).nullable().optional(),
  }),
  z.strictObject({ type: z.literal('rule') }),
])
export type IssueBlockInput = z.infer<typeof issueBlockInput>

const issueFields = {
  /** Empty until somebody writes it; needed to send. */
  subject: line(200),
  /** What mail programs show beside the subject. */
  preheader: line(200).nullable(),
  blocks: z.array(issueBlockInput).max(100),
}

/**
 * An issue is made of `blocks`; or of `articles` in their order, below `intro`; or, when it names neither, of what has
 * been published since the issue before.
 */
export const issueInput = z
  .strictObject({
    ...z.object(issueFields).partial().shape,
    articles: z.array(id).max(100).optional(),
    /** A string is Markdown. */
    intro: z.union([z.string().max(20_000), bodyInput]).optional(),
  })
  .openapi('NewsletterIssueInput')
export const issuePatch = z.strictObject(issueFields).partial().openapi('NewsletterIssuePatch')

/** What an article block shows, so that an editor sees it beside the words that replace it. Null: readers see no such article. */
const shownArticle = z.object({
  headline: z.string(),
  kicker: z.string().nullable(),
  teaser: z.string().nullable(),
  url: z.string(),
  isAdvertisement: z.boolean(),
  pictureUrl: z.string().nullable(),
})

const issueBlock = z.union([
  z.object({
    type: z.literal('article'),
    articleId: id,
    headline: z.string().nullable(),
    teaser: z.string().nullable(),
    hasPicture: z.boolean().nullable(),
    article: shownArticle.nullable(),
  }),
  z.object({ type: z.literal('heading'), text: z.string() }),
  z.object({
    type: z.literal('text'),
    body: z.object({ type: z.literal('doc'), content: z.array(z.unknown()) }),
  }),
  z.object({
    type: z.literal('picture'),
    mediaId: id,
    alt: z.string().nullable(),
    caption: z.string().nullable(),
    link: z.string().nullable(),
    pictureUrl: z.string().nullable(),
  }),
  z.object({
    type: z.literal('advertisement'),
    headline: z.string(),
    text: z.string(),
    link: z.string(),
    advertiser: z.string().nullable(),
    mediaId: id.nullable(),
    alt: z.string().nullable(),
    pictureUrl: z.string().nullable(),
  }),
  z.object({ type: z.literal('rule') }),
])
export type IssueBlock = z.infer<typeof issueBlock>

const count = z.number().int()

export const issueSummary = z
  .object({
    id,
    newsletterId: id,
    /** Counted when it is sent. */
    number: count.nullable(),
    subject: z.string(),
    status: z.enum(issueStatuses),
    /** Filled by itself and not touched since. */
    isAutomatic: z.boolean(),
    scheduledAt: instant.nullable(),
    sentAt: instant.nullable(),
    createdAt: instant,
    changedAt: instant,
    changedBy: z.string().nullable(),
    /** What `If-Match` names. */
    revision: count,
    /** In the archive; null before it is sent, and where the newsletter has no archive. */
    url: z.string().nullable(),
    /** Of its recipients; all 0 before it starts. `accepted`: the mail server took it. */
    total: count,
    accepted: count,
    failed: count,
    pending: count,
  })
  .openapi('NewsletterIssueSummary')
export type IssueSummary = z.infer<typeof issueSummary>

export const issue = issueSummary
  .extend({
    preheader: z.string().nullable(),
    blocks: z.array(issueBlock),
    /** The mail to many it became, for its deliveries; null before. */
    mailingId: id.nullable(),
    progress: mailingProgress.nullable(),
  })
  .openapi('NewsletterIssue')
export type Issue = z.infer<typeof issue>

export const issueQuery = listQuery.extend({ status: z.enum(issueStatuses).optional() })
export const issuePage = z
  .object({ items: z.array(issueSummary), nextCursor: z.string().nullable(), hasSmtp: z.boolean() })
  .openapi('NewsletterIssuePage')

/** Without `at` it leaves now. */
export const issueSubmission = z.strictObject({ at: instant.optional() }).openapi('NewsletterIssueSubmission')

/** As it would leave now. `bytes`: what Gmail counts, of the HTML as it is mailed. */
export const issuePreview = z
  .object({ subject: z.string(), html: z.string(), text: z.string(), bytes: count })
  .openapi('NewsletterIssuePreview')

export const issueChecks = [
  'subject',
  'content',
  'links',
  'alternative-texts',
  'size',
  'unsubscribe',
  'imprint',
  'sender',
  'articles-visible',
  'plain-text',
] as const
/** `blocking`: it does not leave with it. `block`: number of the block it is about, from 0. */
export const issueCheckList = z
  .object({
    items: z.array(
      z.object({
        check: z.enum(issueChecks),
        result: z.enum(['good', 'warning', 'blocking']),
        /** Words for the editor in the language of the call: what to mend. */
        message: z.string(),
        block: count.nullable(),
        /** The link, file or address it is about. */
        about: z.string().nullable(),
      }),
    ),
    subscribers: count,
  })
  .openapi('NewsletterIssueCheckList')
export type IssueCheckList = z.infer<typeof issueCheckList>

/** A test goes to addresses of the newsroom's staff or any other, at most ten. */
export const issueTest = z
  .strictObject({ to: z.array(line(254)).min(1).max(10) })
  .openapi('NewsletterIssueTest')
