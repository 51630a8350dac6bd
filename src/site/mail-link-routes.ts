import { type Context, Hono } from 'hono'
import { sharpenInterest } from '../alerts/index.ts'
import { publishedArticleById } from '../articles/published/index.ts'
import { limitBody } from '../platform/http/limit-body.ts'
import { nameOf, readerToken, subjectOf, subscriptionPaths } from '../subscriptions/index.ts'
import { endSubscription, exampleBehind, subscriptionBehind } from '../subscriptions/own/index.ts'
import { renewSubscriptions, subscriptionsToRenew } from '../subscriptions/renewal/index.ts'
import { askOncePage, linkInvalidPage, noticePage, ownHead } from './pages/contributions.ts'
import type { AnyPage } from './pages/page.ts'
import { answerReader, type ReaderEnv, type ReaderParts } from './reader-forms.ts'
import type { Site } from './site.ts'

/** In bytes: what a form without fields sends, and mail programs with it. */
const longestForm = 64 * 1024

/**
 * Links in mails that readers get: each leads to a page with one form. Opening one changes nothing, as programs that look
 * into mails open all of them. The form's secret is all it needs, from wherever it comes (RFC 8058), and no page tells its
 * address to others.
 */
export function mailLinkRoutes({ world, theme, siteNow }: ReaderParts): Hono<ReaderEnv> {
  const routes = new Hono<ReaderEnv>()
  const answer = (c: Context<ReaderEnv>, page: AnyPage, status = 200): Response =>
    answerReader(c, theme, { page, status, referrer: 'no-referrer' })

  for (const language of ['de', 'en'] as const) {
    const paths = subscriptionPaths(language)
    const bounded = limitBody(longestForm, (c) => c.text('', 413))

    routes.get(`${paths.endSubscription}/:token`, async (c) => {
      const { site } = await siteNow()
      const token = c.req.param('token')
      const subscription = await subscriptionBehind(world, token)
      if (!subscription) return answer(c, linkInvalidPage(site), 404)
      if (subscription.endedAt !== null) return answer(c, told(site, 'endSubscription.done'))
      const subject = await subjectOf(world.db, subscription, site.now)
      const name = typeof subject === 'string' ? '–' : subject.name
      const page = askOncePage(site, {
        title: site.t('endSubscription.title'),
        text: site.t('endSubscription.text', { name: nameOf(site.t, { kind: subscription.kind, name }) }),
        button: site.t('endSubscription.button'),
        action: `${site.paths.endSubscription}/${token}`,
      })
      return answer(c, page)
    })
    routes.post(`${paths.endSubscription}/:token`, bounded, async (c) => {
      const { site } = await siteNow()
      const subscription = await subscriptionBehind(world, c.req.param('token'))
      if (!subscription) return answer(c, linkInvalidPage(site), 404)
      await endSubscription(world, { subscription, channel: 'one-click' })
      return answer(c, told(site, 'endSubscription.done'))
    })

    routes.get(`${paths.renew}/:token`, async (c) => {
      const { site } = await siteNow()
      const token = c.req.param('token')
      const found = await subscriptionsToRenew(world, token)
      if (!found) return answer(c, linkInvalidPage(site), 404)
      const { reader, asked } = found
      if (asked.length === 0) return answer(c, told(site, 'renewal.done'))
      const page: AnyPage = {
        view: 'renew-subscriptions',
        props: {
          site,
          head: ownHead(site.t('renewal.title')),
          email: reader.email,
          asked: asked.map(({ subscription, name, text }) => ({ id: subscription.id, name, text })),
          action: `${site.paths.renew}/${token}`,
          ownUrl: `${site.paths.notifications}/${readerToken(world.config, reader)}`,
        },
        madeOf: [],
      }
      return answer(c, page)
    })
    routes.post(`${paths.renew}/:token`, bounded, async (c) => {
      const { site } = await siteNow()
      const fields = await c.req.parseBody({ all: true }).catch(() => ({}) as Record<string, unknown>)
      const only = [fields.shown ?? []].flat().filter((id) => typeof id === 'string')
      const token = c.req.param('token')
      const isOurs = await renewSubscriptions(world, { token, only, place: paths.renew })
      return isOurs ? answer(c, told(site, 'renewal.done')) : answer(c, linkInvalidPage(site), 404)
    })

    const sharpenings = [
      { path: paths.moreLikeThis, here: 'moreLikeThis', words: 'more' },
      { path: paths.nothingLikeThis, here: 'nothingLikeThis', words: 'nothing' },
    ] as const
    for (const { path, here, words } of sharpenings) {
      routes.get(`${path}/:token`, async (c) => {
        const { site } = await siteNow()
        const token = c.req.param('token')
        const example = await exampleBehind(world, token)
        if (!example) return answer(c, linkInvalidPage(site), 404)
        if (example.subscription.endedAt !== null) return answer(c, told(site, 'sharpen.ended'))
        const article = await publishedArticleById(world.db, example.articleId, site.now)
        const page = askOncePage(site, {
          title: site.t(`sharpen.${words}.title`),
          text: site.t(`sharpen.${words}.text`, { headline: article?.headline ?? '–' }),
          button: site.t(`sharpen.${words}.button`),
          action: `${site.paths[here]}/${token}`,
        })
        return answer(c, page)
      })
      routes.post(`${path}/:token`, bounded, async (c) => {
        const { site } = await siteNow()
        const token = c.req.param('token')
        const said = await sharpenInterest(world, { token, isWanted: words === 'more' })
        if (!said) return answer(c, linkInvalidPage(site), 404)
        return answer(c, told(site, said.isInForce ? 'sharpen.done' : 'sharpen.ended'))
      })
    }
  }
  return routes
}

type Told = 'endSubscription.done' | 'renewal.done' | 'sharpen.done' | 'sharpen.ended'

const told = (site: Site, what: Told): AnyPage =>
  noticePage(site, { title: site.t(`${what}.title`), text: site.t(`${what}.text`) })
