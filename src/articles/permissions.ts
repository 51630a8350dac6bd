import { type Actor, may } from '../accounts/index.ts'
import type { ArticleState } from './article.ts'

/** Who may publish, schedule, change what readers see, or withdraw: administrators and editors. */
export const mayPublish = (actor: Actor): boolean => may(actor.role, 'articles.publish')

/** Editors change any article; authors their own as long as readers do not see it and it is not scheduled. */
export function mayWrite(
  actor: Actor,
  article: Pick<ArticleState, 'status' | 'createdBy'>,
  isByline = false,
): boolean {
  if (may(actor.role, 'articles.write')) return true
  if (!may(actor.role, 'articles.write-own')) return false
  const isOwn = (actor.id !== null && article.createdBy === actor.id) || isByline
  return isOwn && (article.status === 'draft' || article.status === 'in_review')
}

/** Drafts that no reader has seen can go for good: an editor's hand, or its author's. */
export function mayDiscard(
  actor: Actor,
  article: Pick<ArticleState, 'status' | 'createdBy' | 'firstPublishedAt'>,
): 'yes' | 'not-yours' | 'not-a-draft' {
  const isDraft = article.status === 'draft' || article.status === 'in_review'
  if (!isDraft || article.firstPublishedAt !== null) return 'not-a-draft'
  return mayWrite(actor, article) ? 'yes' : 'not-yours'
}

/** Whoever may write can move an article between draft and review; everything that readers notice is publishing. */
export const needsPublishing = (status: string | undefined): boolean =>
  status === 'published' || status === 'scheduled' || status === 'unpublished'
