import { join } from 'node:path'
import { type Context, Hono } from 'hono'
import { networkKey, openTryLimit } from '../accounts/index.ts'
import { listPublished, type PublishedArticle } from '../articles/published/index.ts'
import { commentOrders } from '../comments/thread/index.ts'
import { type Intake, openIntake } from '../contributions/index.ts'
import { clientAddress, isDirectLoopback } from '../platform/http/client-address.ts'
import type { RequestFacts } from '../platform/http/front.ts'
import type { World } from '../platform/world.ts'
import { normalPath, queriedAddress, redirectTarget, targetAddress } from '../redirects/index.ts'
import { isSetUp } from '../set-up/index.ts'
import { assetRoutes } from './asset-routes.ts'
import { complaintRoutes } from './complaint-routes.ts'
import { contributionRoutes } from './contribution-routes.ts'
import { fewTags, tagOf } from './dependencies.ts'
import { asPage } from './feed-for-people.ts'
import { findPage } from './find-page.ts'
import { findText, type Text } from './find-text.ts'
import { cacheControl, redirectHeaders, reservationHeaders, securityHeaders } from './headers.ts'
import { htmlOf } from './html-of.ts'
import { hubRoutes } from './hub-routes.ts'
import { loadSite, type SiteWorld } from './load-site.ts'
import { identityHeader } from './machine/feed-links.ts'
import { mailLinkRoutes } from './mail-link-routes.ts'
import { articlePage } from './pages/article.ts'
import { feedPage } from './pages/feed-page.ts'
import { errorPage } from './pages/own-pages.ts'
import type { AnyPage, Asked } from './pages/page.ts'
import { addressOf } from './paths.ts'
import { replyMailRoutes } from './reply-mail-routes.ts'
import type { Site } from './site.ts'
import { builtAssetsFolder, openSiteAssets } from './site-assets.ts'
import { subscriptionRoutes } from './subscription-routes.ts'
import { openTheme, type Theme } from './theme.ts'
import type { ErrorStatus } from './views/error-page.tsx'

type Env = { Bindings: Partial<RequestFacts>; Variables: { requestId?: string } }

export type OpenSite = {
  /** All public pages, feeds and files. Mounted last: it answers every path that nobody else does. */
  routes: Hono<Env>
  /** An article as its page would look, published or not, for the newsroom. */
  preview(article: PublishedArticle): Promise<string>
}

/** Searches from one network; readers who page through results are far from it. */
const searchesAMinute = 30

type SiteOptions = { assetsFolder?: string; themeFolder?: string; intake?: Intake }

/** Reads built assets and the theme folder, and answers the public pages. Refuses to start with a broken theme. */
export async function openSite(
  world: SiteWorld & Pick<World, 'log' | 'ids' | 'events'>,
  options: SiteOptions = {},
): Promise<OpenSite> {
  const theme = await openTheme(options.themeFolder ?? join(world.config.dataDir, 'theme'))
  const assets = openSiteAssets(options.assetsFolder ?? builtAssetsFolder(), theme.css)
  const siteNow = () => loadSite(world, assets)
  const intake = options.intake ?? openIntake(world)
  const routes = new Hono<Env>()
  let wasSetUp = false
  /** Before there is a site, its front page leads to where it is made. Once there is one, it stays so. */
  const isReady = async (): Promise<boolean> => {
    wasSetUp ||=
      (await isSetUp(world.db)) || (await listPublished(world.db, { limit: 1 }, world.clock.now())).length > 0
    return wasSetUp
  }

  const searches = openTryLimit(world.clock, { tries: searchesAMinute, seconds: 60 })
  /** This machine itself is not counted: a reverse proxy that names no client would stand for all readers. */
  const secondsToWait = (c: Context<Env>): number => {
    const incoming = c.env?.incoming
    if (!incoming || isDirectLoopback(incoming)) return 0
    return searches.take(networkKey(clientAddress(incoming, world.config.trustedProxies)))
  }

  routes.route(
    '/',
    assetRoutes({ assets, theme, currentStylesheet: async () => (await siteNow()).site.assets.stylesheet }),
  )
  routes.route('/', complaintRoutes({ world, theme, siteNow }))
  routes.route('/', replyMailRoutes({ world, theme, siteNow }))
  routes.route('/', mailLinkRoutes({ world, theme, siteNow }))
  routes.route('/', subscriptionRoutes({ world, theme, siteNow }))
  routes.route('/', contributionRoutes({ world, intake, theme, siteNow }))
  routes.route('/', hubRoutes(world))
  routes.get('/favicon.ico', (c) => movedTo(c, '/favicon.svg'))
  routes.get('*', async (c) => {
    const { site, madeOf } = await siteNow()
    const answer = answers(c, { site, madeOf, theme })
    const { pathname, search } = new URL(c.req.url)
    const path = normalPath(pathname)
    if (path === null) return answer.error(404)
    const queried = queriedAddress(pathname + search)
    const named = queried && (await redirectTarget(world.db, queried))
    if (named) return movedTo(c, targetAddress(named))
    const text = await findText(world, site, path)
    if (text?.feed && new URL(c.req.url).search === asPage)
      return answer.page(feedPage(site, text.feed, text.madeOf), { keep: true, vary: 'Accept' })
    if (text) return answer.text(text)
    // One page has one address: no slash at its end, none twice, none in disguise.
    const elsewhere = pathname === addressOf(path) ? null : addressOf(path) + search
    const asked: Asked = { path, query: c.req.query() }
    if (path === site.paths.search && asked.query.q) {
      const seconds = secondsToWait(c)
      if (seconds > 0) return answer.error(429, { 'Retry-After': String(seconds) })
    }
    const found = await findPage(world, site, asked)
    if (found.kind === 'moved') return movedTo(c, targetAddress(found.to))
    if (found.kind === 'gone') return answer.error(410)
    if (found.kind === 'missing') return answer.error(404)
    if (elsewhere) return movedTo(c, elsewhere)
    if (path === '/' && !(await isReady())) return c.redirect('/newsroom', 302)
    return answer.page(found.page, { keep: !isMadeUp(queried, asked) })
  })
  const allow = { Allow: 'GET, HEAD, OPTIONS', 'Cache-Control': 'no-store' }
  routes.options('*', (c) => c.body(null, 204, allow))
  routes.all('*', (c) => c.text('Method not allowed', 405, allow))
  routes.onError(async (error, c) => {
    world.log.error({ err: error, requestId: requestIdOf(c), path: c.req.path }, 'a public page failed')
    const { site } = await siteNow()
    return answers(c, { site, madeOf: [], theme }).error(500)
  })

  return {
    routes,
    async preview(article) {
      const { site } = await siteNow()
      return htmlOf(theme, await articlePage(world, site, article))
    },
  }
}

type Parts = { site: Site; madeOf: string[]; theme: Theme }

/** How pages, texts and errors leave: with the headers of each. */
function answers(c: Context<Env>, { site, madeOf, theme }: Parts) {
  const headers = (made: readonly string[]): Record<string, string> => ({
    ...(made.length > 0 ? { 'Cache-Tag': fewTags(made).join(',') } : {}),
    'Cache-Control': cacheControl(site, made),
    ...reservationHeaders(site),
  })
  return {
    page(page: AnyPage, { keep, vary }: { keep: boolean; vary?: string }) {
      // A page that names nothing it was made of (a search) is not kept; all others are made of the settings too.
      const made = page.view === 'search' || !keep ? [] : [...page.madeOf, ...madeOf]
      return c.html(htmlOf(theme, page), 200, {
        ...headers(made),
        ...securityHeaders(page.frameHosts),
        ...(vary ? { Vary: vary } : {}),
      })
    },
    text: ({ body, contentType, madeOf: own, changedAt, feed }: Text) =>
      c.body(body, 200, {
        ...headers([...own, tagOf.settings]),
        ...(changedAt ? { 'Last-Modified': new Date(changedAt).toUTCString() } : {}),
        // Browsers get the same as a page.
        ...(feed ? { Link: identityHeader(site, feed), Vary: 'Accept' } : {}),
        'Content-Type': contentType,
        'X-Content-Type-Options': 'nosniff',
      }),
    error(status: ErrorStatus, further: Record<string, string> = {}) {
      const html = htmlOf(theme, errorPage(site, status, requestIdOf(c)))
      return c.html(html, status, {
        'Cache-Control': 'no-store',
        ...securityHeaders(),
        ...further,
      })
    },
  }
}

/** Made up by anybody: an answer to such an address is not kept, or they could fill the cache. */
const isMadeUp = (queried: string | null, { query }: Asked): boolean =>
  (queried !== null && namesByNumber.test(queried)) ||
  query.answer !== undefined ||
  query.comment !== undefined ||
  (query.order !== undefined && !commentOrders.some((known) => known === query.order))
const namesByNumber = /\?(?:p|page_id|attachment_id|cat)=/

function movedTo(c: Context<Env>, to: string): Response {
  return c.body(null, 301, { ...redirectHeaders, Location: to })
}

const requestIdOf = (c: Context<Env>): string => c.env?.requestId ?? c.get('requestId') ?? ''
