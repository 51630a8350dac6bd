import { type PublishedArticle, publishedArticleById } from '../../articles/published/index.ts'
import { addressToConfirm, changeableUntil, commentBehind, isChangeable } from '../../contributions/index.ts'
import type { SiteWorld } from '../load-site.ts'
import type { CommentFormView } from '../parts/comment-form.tsx'
import { commentsAnchor } from '../parts/comments.tsx'
import { addressOf } from '../paths.ts'
import type { NamedLink, Site } from '../site.ts'
import type { OwnCommentState } from '../views/own-comment.tsx'
import type { AnyPage, Page } from './page.ts'

/** Pages for one reader only: never kept, and none of a search engine's business. */
export const ownHead = (title: string) => ({ title, description: null, path: '/', index: false })

/** The form once more. */
export const commentAgainPage = (site: Site, form: CommentFormView): Page<'comment-again'> => ({
  view: 'comment-again',
  props: { site, head: ownHead(site.t('comments.text')), form },
  madeOf: [],
})

/** How it went, or why it did not. */
export function noticePage(
  site: Site,
  told: { title: string; text: string },
  article: Pick<PublishedArticle, 'path'> | null = null,
): Page<'reader-notice'> {
  const ways: NamedLink[] = [
    ...(article
      ? [
          {
            label: site.t('readerNotice.toArticle'),
            url: `${addressOf(article.path)}#${commentsAnchor}`,
          },
        ]
      : []),
    { label: site.t('readerNotice.toHome'), url: '/' },
  ]
  return {
    view: 'reader-notice',
    props: { site, head: ownHead(told.title), text: told.text, ways },
    madeOf: [],
  }
}

/** A question behind a link in a mail, with the one form that answers it. */
export const askOncePage = (
  site: Site,
  asked: { title: string; text: string; button: string; action: string },
): Page<'ask-once'> => {
  const { title, text, button, action } = asked
  return { view: 'ask-once', props: { site, head: ownHead(title), text, button, action }, madeOf: [] }
}

export const linkInvalidPage = (site: Site): Page<'reader-notice'> =>
  noticePage(site, {
    title: site.t('readerLink.invalid.title'),
    text: site.t('readerLink.invalid.text'),
  })

/** A comment's own page; null for a link that is none. `again`: what was typed and is to be mended. */
export async function ownCommentPage(
  world: Pick<SiteWorld, 'db'>,
  site: Site,
  asked: { secret: string; again?: { text: string; mend: CommentFormView['mend'] } },
): Promise<Page<'own-comment'> | null> {
  const comment = await commentBehind(world, asked.secret)
  if (!comment) return null
  const article = await publishedArticleById(world.db, comment.articleId, site.now)
  const state: OwnCommentState = comment.status === 'spam' ? 'pending' : comment.status
  const until = changeableUntil(comment)
  return {
    view: 'own-comment',
    props: {
      site,
      head: ownHead(site.t(`ownComment.title.${state}`)),
      state,
      live: { articleId: comment.articleId, commentId: comment.id, script: site.assets.liveScript },
      action: `${site.paths.comments}/${asked.secret}`,
      article: article && {
        headline: article.headline,
        url: `${addressOf(article.path)}#${state === 'approved' ? `comment-${comment.id}` : commentsAnchor}`,
      },
      comment: { name: comment.authorName, text: comment.text, createdAt: comment.createdAt },
      change:
        article && isChangeable(comment, site.now)
          ? { text: asked.again?.text ?? comment.text, until, mend: asked.again?.mend ?? [] }
          : null,
    },
    madeOf: [],
  }
}

/** Asks for the confirmation, or says that it is done or too late. */
export async function confirmPage(
  world: Pick<SiteWorld, 'db' | 'clock'>,
  site: Site,
  secret: string,
): Promise<{ page: AnyPage; status: 200 | 404 | 410 }> {
  const { t } = site
  const found = await addressToConfirm(world, secret)
  if (!found.ok) {
    if (found.refusal === 'link-invalid') return { page: linkInvalidPage(site), status: 404 }
    const told = { title: t('readerLink.expired.title'), text: t('readerLink.expired.text') }
    return { page: noticePage(site, told), status: 410 }
  }
  if (found.value.confirmedAt !== null) return { page: confirmedPage(site), status: 200 }
  const page: Page<'confirm-address'> = {
    view: 'confirm-address',
    props: {
      site,
      head: ownHead(t('confirm.title')),
      email: found.value.email,
      action: `${site.paths.confirm}/${secret}`,
    },
    madeOf: [],
  }
  return { page, status: 200 }
}

const confirmedPage = (site: Site): Page<'reader-notice'> =>
  noticePage(site, { title: site.t('confirm.done.title'), text: site.t('confirm.done.text') })
