import { join } from 'node:path'
import { type Context, Hono } from 'hono'
import type { PublishedArticle } from '../articles/published/index.ts'
import type { RequestFacts } from '../platform/http/front.ts'
import type { World } from '../platform/world.ts'
import { normalPath } from '../redirects/index.ts'
import { assetRoutes } from './asset-routes.ts'
import { fewTags, tagOf } from './dependencies.ts'
import { findPage } from './find-page.ts'
import { findText } from './find-text.ts'
import { cacheControl, reservationHeaders, securityHeaders } from './headers.ts'
import { loadSite, type SiteWorld } from './load-site.ts'
import { articlePage } from './pages/article.ts'
import { errorPage } from './pages/own-pages.ts'
import type { AnyPage, Asked } from './pages/page.ts'
import { addressOf } from './paths.ts'
import type { Site } from './site.ts'
import { builtAssetsFolder, openSiteAssets } from './site-assets.ts'
import { openTheme, type Theme } from './theme.ts'
import type { ErrorStatus } from './views/error-page.tsx'

type Env = { Bindings: Partial<RequestFacts>; Variables: { requestId?: string } }

export type OpenSite = {
  /** All public pages, feeds and files. Mounted last: it answers every path that nobody else does. */
  routes: Hono<Env>
  /** An article as its page would look, published or not, for the newsroom. */
  preview(article: PublishedArticle): Promise<string>
}

type SiteOptions = { assetsFolder?: string; themeFolder?: string }

/** Reads built assets and the theme folder, and answers the public pages. Refuses to start with a broken theme. */
export async function openSite(
  world: SiteWorld & Pick<World, 'log'>,
  options: SiteOptions = {},
): Promise<OpenSite> {
  const theme = await openTheme(options.themeFolder ?? join(world.config.dataDir, 'theme'))
  const assets = openSiteAssets(options.assetsFolder ?? builtAssetsFolder(), theme.css)
  const siteNow = () => loadSite(world, assets)
  const routes = new Hono<Env>()

  routes.route(
    '/',
    assetRoutes({ assets, theme, currentStylesheet: async () => (await siteNow()).site.assets.stylesheet }),
  )
  routes.get('/favicon.ico', (c) => c.redirect('/favicon.svg', 301))
  routes.get('*', async (c) => {
    const { site, madeOf } = await siteNow()
    const answer = answers(c, { site, madeOf, theme })
    const path = normalPath(new URL(c.req.url).pathname)
    if (path === null) return answer.error(404)
    const text = await findText(world, site, path)
    if (text) return answer.text(text)
    const unslashed = hasNeedlessSlash(c.req.path) ? path : null
    const asked: Asked = { path, query: c.req.query() }
    const found = await findPage(world, site, asked)
    if (found.kind === 'moved')
      return c.redirect(found.to.startsWith('/') ? addressOf(found.to) : found.to, 301)
    if (found.kind === 'gone') return answer.error(410)
    if (found.kind === 'missing') return answer.error(404)
    return unslashed ? c.redirect(addressOf(unslashed), 301) : answer.page(found.page)
  })
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
    page(page: AnyPage) {
      // A page that names nothing it was made of (a search) is not kept; all others are made of the settings too.
      const made = page.view === 'search' ? [] : [...page.madeOf, ...madeOf]
      return c.html(htmlOf(theme, page), 200, { ...headers(made), ...securityHeaders(page.frameHosts) })
    },
    text: ({ body, contentType, madeOf: own }: { body: string; contentType: string; madeOf: string[] }) =>
      c.body(body, 200, {
        ...headers([...own, tagOf.settings]),
        'Content-Type': contentType,
        'X-Content-Type-Options': 'nosniff',
      }),
    error(status: ErrorStatus) {
      const html = htmlOf(theme, errorPage(site, status, requestIdOf(c)))
      return c.html(html, status, { 'Cache-Control': 'no-store', ...securityHeaders() })
    },
  }
}

function htmlOf(theme: Theme, page: AnyPage): string {
  const view = theme.views[page.view] as (props: unknown) => unknown
  return String(view(page.props))
}

const requestIdOf = (c: Context<Env>): string => c.env?.requestId ?? c.get('requestId') ?? ''

const hasNeedlessSlash = (path: string): boolean => path.length > 1 && path.endsWith('/')
