import { type Context, Hono } from 'hono'
import { forgetExample } from '../alerts/index.ts'
import { eraseOwnNotifications } from '../persons/index.ts'
import { limitBody } from '../platform/http/limit-body.ts'
import {
  confirmSubscriptions,
  frequencies,
  kindsWithPage,
  readerToken,
  subscriptionPaths,
} from '../subscriptions/index.ts'
import {
  changeFrequency,
  endAllSubscriptions,
  endOwnSubscription,
  followedBy,
  pauseSubscription,
  type Reader,
  readerBehind,
  restReader,
  resumeSubscription,
  setReaderLanguage,
} from '../subscriptions/own/index.ts'
import { exportReader } from '../subscriptions/persons/index.ts'
import { linkInvalidPage, noticePage } from './pages/contributions.ts'
import type { AnyPage } from './pages/page.ts'
import {
  confirmedPage,
  confirmSubscriptionPage,
  nothingToMend,
  notificationsPage,
  ownNotificationsPage,
  subscribePage,
} from './pages/subscriptions.ts'
import {
  answerReader,
  guardForms,
  type ReaderEnv,
  type ReaderParts,
  readForm,
  senderOf,
} from './reader-forms.ts'
import type { Site } from './site.ts'
import { takeWish } from './take-wish.ts'

/** In bytes: a few short fields. */
const longestForm = 64 * 1024

type FormValue = (name: string) => string

/**
 * What readers ask for by e-mail, and their own pages. A link's secret is all its forms need: where they come
 * from is not asked, so that mail programs can send them (RFC 8058), and no page behind one tells its address to others.
 */
export function subscriptionRoutes(parts: ReaderParts): Hono<ReaderEnv> {
  const { world, theme, siteNow } = parts
  const routes = new Hono<ReaderEnv>()
  const answer = (c: Context<ReaderEnv>, page: AnyPage, status = 200): Response =>
    answerReader(c, theme, { page, status, referrer: 'no-referrer' })

  for (const language of ['de', 'en'] as const) {
    const paths = subscriptionPaths(language)
    guardForms(routes, parts, [paths.notifications])
    routes.use(
      `${paths.notifications}/*`,
      limitBody(longestForm, (c) => c.text('', 413)),
    )

    routes.get(paths.notifications, async (c) => {
      const { site } = await siteNow()
      return answer(c, await notificationsPage(world, site, c.req.query('q') ?? ''))
    })
    routes.post(paths.notifications, async (c) => {
      const { site } = await siteNow()
      const form = await readForm(c)
      const { page, status, seconds } = await takeWish(world, site, {
        form,
        from: senderOf(c, world),
        place: placeOf(c),
      })
      if (seconds) c.header('Retry-After', String(seconds))
      return answer(c, page, status)
    })

    routes.get(`${paths.confirmSubscription}/:token`, async (c) => {
      const { site } = await siteNow()
      const { page, status } = await confirmSubscriptionPage(world, site, c.req.param('token'))
      return answer(c, page, status)
    })
    routes.post(`${paths.confirmSubscription}/:token`, async (c) => {
      const { site } = await siteNow()
      const token = c.req.param('token')
      const fields = await c.req.parseBody({ all: true }).catch(() => ({}) as Record<string, unknown>)
      const only = [fields.only ?? fields.shown ?? []].flat().filter((id) => typeof id === 'string')
      const done = await confirmSubscriptions(world, {
        token,
        only: only.length > 0 ? only : null,
        from: senderOf(c, world),
        place: paths.confirmSubscription,
      })
      if (!done.ok) {
        const { page, status } = await confirmSubscriptionPage(world, site, token)
        return answer(c, page, status)
      }
      const own = `${site.paths.notifications}/${readerToken(world.config, done.value.reader)}`
      return answer(c, confirmedPage(site, own))
    })

    for (const kind of kindsWithPage)
      routes.get(`${paths.notifications}/${kind}/:ref`, async (c) => {
        const { site } = await siteNow()
        const asked = { kind, ref: c.req.param('ref'), frequency: null, mended: nothingToMend }
        const page = await subscribePage(world, site, asked)
        return page ? answer(c, page) : answer(c, notThere(site), 404)
      })

    routes.get(`${paths.notifications}/:token/export.json`, async (c) => {
      const { site } = await siteNow()
      const reader = await readerBehind(world, c.req.param('token'))
      if (!reader) return answer(c, linkInvalidPage(site), 404)
      return c.body(JSON.stringify(await exportReader(world.db, reader.email), null, 2), 200, {
        'Content-Type': 'application/json; charset=utf-8',
        'Content-Disposition': 'attachment; filename="benachrichtigungen.json"',
        'Cache-Control': 'no-store',
        'Referrer-Policy': 'no-referrer',
        'X-Content-Type-Options': 'nosniff',
        'X-Robots-Tag': 'noindex',
      })
    })
    routes.get(`${paths.notifications}/:token`, async (c) => {
      const { site } = await siteNow()
      const token = c.req.param('token')
      const reader = await readerBehind(world, token)
      if (!reader) return answer(c, linkInvalidPage(site), 404)
      return answer(c, await ownNotificationsPage(world, site, { reader, token, wasSaved: false }))
    })
    routes.post(`${paths.notifications}/:token`, async (c) => {
      const { site } = await siteNow()
      const token = c.req.param('token')
      const reader = await readerBehind(world, token)
      if (!reader) return answer(c, linkInvalidPage(site), 404)
      const form = await readForm(c)
      if (form('do') === 'erase') {
        await eraseOwnNotifications(world, reader)
        return answer(c, erasedPage(site))
      }
      await change(world, reader, form)
      const now = await readerBehind(world, token)
      return now
        ? answer(c, await ownNotificationsPage(world, site, { reader: now, token, wasSaved: true }))
        : answer(c, linkInvalidPage(site), 404)
    })
  }
  return routes
}

async function change(world: ReaderParts['world'], reader: Reader, form: FormValue): Promise<void> {
  // As mail programs end what a mail with several subscriptions is about (RFC 8058).
  if (form('List-Unsubscribe') === 'One-Click')
    return endAllSubscriptions(world, { reader, channel: 'one-click' })
  const own = { reader, subscriptionId: form('id') }
  const frequency = frequencies.find((known) => known === form('frequency'))
  const days = [14, 28, 84].find((known) => String(known) === form('days'))
  switch (form('do')) {
    case 'frequency':
      return frequency ? changeFrequency(world, { ...own, frequency }) : undefined
    case 'pause':
      return pauseSubscription(world, own)
    case 'resume':
      return resumeSubscription(world, own)
    case 'end':
      return endOwnSubscription(world, own)
    case 'forget-example':
      return forgetOwnExample(world, own, form('article'))
    case 'rest':
      return days ? restReader(world, { reader, days }) : undefined
    case 'rest-end':
      return restReader(world, { reader, days: null })
    case 'language':
      return setReaderLanguage(world, { reader, language: form('language') === 'en' ? 'en' : 'de' })
    case 'end-all':
      return endAllSubscriptions(world, { reader, channel: 'own-page' })
  }
}

async function forgetOwnExample(
  world: ReaderParts['world'],
  { reader, subscriptionId }: { reader: Reader; subscriptionId: string },
  articleId: string,
): Promise<void> {
  const followed = await followedBy(world.db, reader.id, world.clock.now())
  if (followed.some(({ id }) => id === subscriptionId))
    await forgetExample(world, { subscriptionId, articleId })
}

/** The page of ours on which the form stood, for the proof. */
function placeOf(c: Context<ReaderEnv>): string | null {
  const from = URL.parse(c.req.header('referer') ?? '')
  return from !== null && from.host === c.req.header('host') ? from.pathname.slice(0, 400) : null
}

const erasedPage = (site: Site): AnyPage =>
  noticePage(site, {
    title: site.t('ownNotifications.erased.title'),
    text: site.t('ownNotifications.erased.text'),
  })

const notThere = (site: Site): AnyPage =>
  noticePage(site, { title: site.t('error.404.title'), text: site.t('field.followed') })
