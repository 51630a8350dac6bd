import type { PublishedArticle } from '../../articles/published/index.ts'
import { approvedComments, approvedCount, type PublicComment, placeAfter } from '../../comments/index.ts'
import type { SiteWorld } from '../load-site.ts'
import type { CommentsView, ShownComment } from '../parts/comments.tsx'
import { commentsAnchor } from '../parts/comments.tsx'
import { addressOf } from '../paths.ts'

export const commentsOnPage = 100

/** The number of a page of a thread as an address names it, the first without one; null for what is no such number. */
export function threadPageNumber(asked: string | undefined): number | null {
  if (asked === undefined) return 1
  const number = /^[1-9]\d{0,4}$/.test(asked) ? Number(asked) : 0
  return number >= 2 ? number : null
}

/** One page of the comments below an article; null where there is no such page, or comments are switched off. */
export async function commentsBelow(
  world: Pick<SiteWorld, 'db'>,
  article: Pick<PublishedArticle, 'id' | 'path' | 'commentMode'>,
  number: number,
): Promise<CommentsView | null> {
  if (article.commentMode === 'off') return null
  const after = number === 1 ? null : await placeAfter(world.db, article.id, (number - 1) * commentsOnPage)
  if (number > 1 && after === null) return null
  const page = await approvedComments(world.db, article.id, { after, limit: commentsOnPage })
  if (number > 1 && page.comments.length === 0) return null
  const isWhole = number === 1 && page.next === null
  const addressOfPage = (wanted: number): string =>
    addressOf(article.path) + (wanted > 1 ? `?comments=${wanted}` : '')
  return {
    count: isWhole ? page.comments.length : await approvedCount(world.db, article.id),
    pageUrl: addressOfPage(number),
    comments: withAnswers(page.comments),
    earlier: number > 1 ? `${addressOfPage(number - 1)}#${commentsAnchor}` : null,
    later: page.next === null ? null : `${addressOfPage(number + 1)}#${commentsAnchor}`,
  }
}

/** Whom a comment answers is said where the eye cannot see it: not directly above, or too deep to be moved in. */
function withAnswers(comments: readonly PublicComment[]): ShownComment[] {
  const byId = new Map(comments.map((comment) => [comment.id, comment]))
  return comments.map((comment, index) => {
    const parent = comment.parentId === null ? undefined : byId.get(comment.parentId)
    const isAbove = parent !== undefined && comments[index - 1] === parent
    return {
      ...comment,
      answers: parent && !isAbove ? { name: parent.authorName, anchor: parent.anchor } : null,
    }
  })
}
