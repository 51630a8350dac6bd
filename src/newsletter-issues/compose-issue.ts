import type { BodyDoc } from '../articles/body/index.ts'
import type { Instant } from '../platform/clock.ts'
import type { Issue, IssueBlock, IssueWords } from './issue.ts'

/** How an issue is asked for: its blocks, or articles in their order below some words. */
export type IssueWish = Partial<IssueWords> & { articleIds?: readonly string[]; intro?: BodyDoc | null }

/** Kinds of text that hold in a mail; pictures are blocks of their own. */
const keptInText = new Set([
  'paragraph',
  'heading',
  'blockquote',
  'pullQuote',
  'bulletList',
  'orderedList',
  'horizontalRule',
])

/** The blocks of a wish; null when it names none, so that the issue fills itself. */
export function blocksOf({ blocks, articleIds, intro }: IssueWish): IssueBlock[] | null {
  if (blocks) return soundBlocks(blocks)
  if (!articleIds && !intro) return null
  return soundBlocks([
    ...(intro ? [{ type: 'text' as const, body: intro }] : []),
    ...(articleIds ?? []).map(articleBlock),
  ])
}

export const articleBlock = (articleId: string): IssueBlock => ({
  type: 'article',
  articleId,
  headline: null,
  teaser: null,
  hasPicture: null,
})

/** Blocks as they are stored: empty words are none, and texts hold what a mail can show. */
export const soundBlocks = (blocks: readonly IssueBlock[]): IssueBlock[] =>
  blocks.map((block) => {
    switch (block.type) {
      case 'article':
        return { ...block, headline: block.headline || null, teaser: block.teaser || null }
      case 'text':
        return {
          ...block,
          body: { type: 'doc', content: block.body.content.filter(({ type }) => keptInText.has(type)) },
        }
      case 'picture':
        return { ...block, alt: block.alt || null, caption: block.caption || null }
      case 'advertisement':
        return { ...block, advertiser: block.advertiser || null, alt: block.alt || null }
      default:
        return block
    }
  })

/** An issue of which nothing has happened yet. */
export const newIssue = (
  words: IssueWords,
  given: {
    id: string
    newsletterId: string
    now: Instant
    by: string
    slotAt: Instant | null
  },
): Issue => ({
  ...words,
  id: given.id,
  newsletterId: given.newsletterId,
  number: null,
  revision: 1,
  createdAt: given.now,
  changedAt: given.now,
  changedBy: given.by,
  slotAt: given.slotAt,
  touchedAt: null,
  scheduledAt: null,
  submittedAt: null,
  cancelledAt: null,
  mailingId: null,
  sentAt: null,
  mailing: null,
})
