import type { PublishedArticle } from '../../articles/published/index.ts'
import { approvedComments, approvedCount, type PublicComment } from '../../comments/index.ts'
import {
  approvedBefore,
  approvedComment,
  type CommentOrder,
  commentOrders,
  pickedComments,
  placeAfter,
  sortedComments,
} from '../../comments/thread/index.ts'
import { openness } from '../../contributions/index.ts'
import type { SiteWorld } from '../load-site.ts'
import { nothingTyped } from '../parts/comment-form.tsx'
import { type CommentsView, commentsAnchor, deepestIndent, type ShownComment } from '../parts/comments.tsx'
import { addressOf } from '../paths.ts'
import type { Site } from '../site.ts'

export const commentsOnPage = 100
const mostPicks = 3
const pickLength = 180

/**
 * What of the thread an address names: which page, in which order, which comment somebody wants to answer, and which one
 * the page shall hold, wherever that is by now.
 */
export type AskedThread = {
  number: number
  order: CommentOrder
  answer: string | null
  comment: string | null
}

/** The numbers start at 2, as the first page stands at the article's own address; null for what names no such page. */
export function askedThread(query: Record<string, string | undefined>): AskedThread | null {
  const number = threadPageNumber(query.comments)
  const order = query.order === undefined ? 'thread' : commentOrders.find((known) => known === query.order)
  if (number === null || order === undefined) return null
  return { number, order, answer: query.answer ?? null, comment: query.comment ?? null }
}

function threadPageNumber(asked: string | undefined): number | null {
  if (asked === undefined) return 1
  const number = /^[1-9]\d{0,4}$/.test(asked) ? Number(asked) : 0
  return number >= 2 ? number : null
}

type Below = Pick<PublishedArticle, 'id' | 'path' | 'commentMode' | 'publishedAt' | 'headline' | 'bylines'>

/** One page of the comments below an article; null where there is no such page, or comments are switched off. */
export async function commentsBelow(
  world: Pick<SiteWorld, 'db'>,
  { site, article }: { site: Site; article: Below },
  given: AskedThread,
): Promise<CommentsView | null> {
  const state = openness(article, site.settings.reading.closeCommentsAfterDays, site.now)
  if (state === 'off') return null
  const asked = await holding(world, article.id, given)
  const { number, order } = asked
  const page = await commentsOf(world, article.id, asked)
  if (page === null || (number > 1 && page.comments.length === 0)) return null
  const articleUrl = addressOf(article.path)
  const addressOfPage = (wanted: { number: number; order: CommentOrder }): string => {
    const parameters = [
      ...(wanted.number > 1 ? [`comments=${wanted.number}`] : []),
      ...(wanted.order === 'thread' ? [] : [`order=${wanted.order}`]),
    ]
    return articleUrl + (parameters.length > 0 ? `?${parameters.join('&')}` : '')
  }
  const isWhole = number === 1 && !page.hasMore
  // Where all stand on this page it is seen at once that none is picked, as below most articles.
  const mayHavePicks = number === 1 && (!isWhole || page.comments.some(({ isPicked }) => isPicked))
  return {
    articleId: article.id,
    count: isWhole ? page.comments.length : await approvedCount(world.db, article.id),
    articleUrl,
    pageUrl: addressOfPage({ number, order }),
    order,
    orders: commentOrders.map((each) => ({
      order: each,
      url: `${addressOfPage({ number: 1, order: each })}#${commentsAnchor}`,
    })),
    picks: mayHavePicks ? await picksOf(world, article.id, { articleUrl, page: page.comments }) : [],
    comments: withAnswers(page.comments, article, order),
    earlier: number > 1 ? `${addressOfPage({ number: number - 1, order })}#${commentsAnchor}` : null,
    later: page.hasMore ? `${addressOfPage({ number: number + 1, order })}#${commentsAnchor}` : null,
    form:
      state === 'closed'
        ? null
        : {
            article,
            answers: await answered(world, article.id, asked.answer),
            typed: nothingTyped,
            wantsReplies: false,
            challenge: null,
            mend: [],
          },
  }
}

/** The page of the thread that holds the comment that was asked for. */
async function holding(
  world: Pick<SiteWorld, 'db'>,
  articleId: string,
  asked: AskedThread,
): Promise<AskedThread> {
  const before = asked.comment === null ? null : await approvedBefore(world.db, articleId, asked.comment)
  if (before === null) return asked
  return { ...asked, order: 'thread', number: Math.floor(before / commentsOnPage) + 1 }
}

/** What the editors picked, beginning with its first words; a pick further on has the address that finds it. */
async function picksOf(
  world: Pick<SiteWorld, 'db'>,
  articleId: string,
  { articleUrl, page }: { articleUrl: string; page: readonly PublicComment[] },
): Promise<CommentsView['picks']> {
  const here = new Set(page.map(({ id }) => id))
  const picked = await pickedComments(world.db, articleId, mostPicks)
  return picked.map(({ id, anchor, authorName, text }) => ({
    name: authorName,
    beginning: beginningOf(text),
    url: here.has(id) ? `#${anchor}` : `${articleUrl}?comment=${id}#${anchor}`,
  }))
}

/** Whole words of the text on one line. */
function beginningOf(text: string): string {
  const line = text.replace(/^>\s*/gm, '').replace(/\s+/g, ' ').trim()
  if (line.length <= pickLength) return line
  return `${line
    .slice(0, pickLength)
    .replace(/\s+\S*$/, '')
    .toWellFormed()} …`
}

/** The comment that somebody wants to answer; null for one that readers do not see here. */
export async function answered(
  world: Pick<SiteWorld, 'db'>,
  articleId: string,
  id: string | null,
): Promise<{ id: string; name: string; anchor: string } | null> {
  const comment = id === null ? null : await approvedComment(world.db, articleId, id)
  return comment && { id: comment.id, name: comment.authorName, anchor: comment.anchor }
}

type CommentsPage = { comments: PublicComment[]; hasMore: boolean }

async function commentsOf(
  world: Pick<SiteWorld, 'db'>,
  articleId: string,
  { number, order }: AskedThread,
): Promise<CommentsPage | null> {
  const skip = (number - 1) * commentsOnPage
  if (order !== 'thread') return sortedComments(world.db, articleId, { order, skip, limit: commentsOnPage })
  const after = skip === 0 ? null : await placeAfter(world.db, articleId, skip)
  if (skip > 0 && after === null) return null
  const page = await approvedComments(world.db, articleId, { after, limit: commentsOnPage })
  return { comments: page.comments, hasMore: page.next !== null }
}

/** Whom a comment answers is said where the eye cannot see it: not directly above, or too deep to be moved in (on a phone soon). */
function withAnswers(
  comments: readonly PublicComment[],
  { bylines }: Pick<Below, 'bylines'>,
  order: CommentOrder,
): ShownComment[] {
  const byId = new Map(comments.map((comment) => [comment.id, comment]))
  const writers = new Set(bylines.flatMap((byline) => (byline.kind === 'author' ? byline.id : [])))
  return comments.map((comment, index) => {
    const parent = comment.parentId === null ? undefined : byId.get(comment.parentId)
    const isAbove = order === 'thread' && parent !== undefined && comments[index - 1] === parent
    return {
      ...comment,
      answers:
        parent && (!isAbove || comment.depth > 1)
          ? {
              name: parent.authorName,
              anchor: parent.anchor,
              isNear: isAbove && comment.depth <= deepestIndent,
            }
          : null,
      isByAuthor: comment.authorId !== null && writers.has(comment.authorId),
    }
  })
}
