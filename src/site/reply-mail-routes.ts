import { type Context, Hono } from 'hono'
import { publishedArticleById } from '../articles/published/index.ts'
import { readerPaths } from '../comments/index.ts'
import { endReplyMails, replyMailsBehind } from '../contributions/replies/index.ts'
import { askOncePage, linkInvalidPage, noticePage } from './pages/contributions.ts'
import type { AnyPage } from './pages/page.ts'
import { answerReader, type ReaderEnv, type ReaderParts } from './reader-forms.ts'

/**
 * The link that ends mails about answers. A mail program sends the form by itself, from wherever it is (RFC 8058): the
 * secret is all it needs. What is sent along is not read, where it came from not asked, and nothing leads on.
 */
export function replyMailRoutes({ world, theme, siteNow }: ReaderParts): Hono<ReaderEnv> {
  const routes = new Hono<ReaderEnv>()
  const answer = (c: Context<ReaderEnv>, page: AnyPage, status: number): Response =>
    answerReader(c, theme, { page, status })

  for (const language of ['de', 'en'] as const) {
    const { replies } = readerPaths(language)
    routes.get(`${replies}/:secret`, async (c) => {
      const { site } = await siteNow()
      const secret = c.req.param('secret')
      const behind = await replyMailsBehind(world, secret)
      if (!behind) return answer(c, linkInvalidPage(site), 404)
      if (behind.isEnded) return answer(c, donePage(site), 200)
      const article = await publishedArticleById(world.db, behind.articleId, site.now)
      const page = askOncePage(site, {
        title: site.t('endReplies.title'),
        text: site.t('endReplies.text', { headline: article?.headline ?? '' }),
        button: site.t('endReplies.button'),
        action: `${site.paths.replies}/${secret}`,
      })
      return answer(c, page, 200)
    })
    routes.post(`${replies}/:secret`, async (c) => {
      const { site } = await siteNow()
      const isEnded = await endReplyMails(world, c.req.param('secret'))
      return isEnded ? answer(c, donePage(site), 200) : answer(c, linkInvalidPage(site), 404)
    })
  }
  return routes
}

const donePage = (site: Parameters<typeof noticePage>[0]): AnyPage =>
  noticePage(site, { title: site.t('endReplies.done.title'), text: site.t('endReplies.done.text') })
