import { type Context, Hono } from 'hono'
import {
  bytesOf,
  type CachedPage,
  chooseEncoding,
  etagMatches,
  represent,
} from '../platform/cache/representation.ts'
import type { SiteAssets } from './site-assets.ts'
import type { Theme } from './theme.ts'

const contentTypes: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  woff2: 'font/woff2',
  txt: 'text/plain; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  avif: 'image/avif',
  ico: 'image/x-icon',
}

/** The address holds a hash of the content, so it is kept for ever. */
const forever = 'public, max-age=31536000, immutable'
const anHour = 'public, max-age=3600'

type Parts = { assets: SiteAssets; theme: Theme; currentStylesheet(): Promise<string> }

/**
 * `/assets/…`: stylesheet, script and fonts of the pages; `/theme/…`: files of the theme folder. A stylesheet asked
 * for under an address this process does not know (made by another process, or before the look changed) is answered
 * with the present one, not kept for long: a page must never stand there without style.
 */
export function assetRoutes({ assets, theme, currentStylesheet }: Parts): Hono {
  const routes = new Hono()
  const prepared = new Map<string, CachedPage>()

  routes.get('/assets/:file{site\\.[\\w-]+\\.css}', async (c) => {
    const known = assets.stylesheet(c.req.path)
    const url = known === null ? await currentStylesheet() : c.req.path
    const css = known ?? assets.stylesheet(url) ?? ''
    return send(c, { key: url, body: css, cacheControl: known === null ? 'public, max-age=60' : forever })
  })
  routes.get('/assets/:file', async (c) => {
    const body = await assets.file(c.req.path)
    return body ? send(c, { key: c.req.path, body, cacheControl: forever }) : nothingHere(c)
  })
  routes.get('/theme/:path{.+}', async (c) => {
    const body = await theme.file(c.req.param('path'))
    if (!body) return nothingHere(c)
    return answer(c, represent(page(c.req.path, body, anHour)))
  })

  /** Compressed once, however often it is sent. */
  function send(
    c: Context,
    { key, body, cacheControl }: { key: string; body: string | Buffer; cacheControl: string },
  ) {
    const id = `${key} ${cacheControl}`
    const ready = prepared.get(id) ?? represent(page(key, body, cacheControl))
    prepared.set(id, ready)
    return answer(c, ready)
  }
  return routes
}

function page(path: string, body: string | Buffer, cacheControl: string) {
  const contentType = contentTypes[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream'
  const headers = {
    'Content-Type': contentType,
    'Cache-Control': cacheControl,
    'X-Content-Type-Options': 'nosniff',
  }
  return { status: 200, headers, body, madeOf: [] }
}

async function answer(c: Context, file: CachedPage): Promise<Response> {
  const chosen = await file.pack(chooseEncoding(c.req.header('accept-encoding')))
  const known = c.req.header('if-none-match')
  if (known !== undefined && etagMatches(known, chosen.etag))
    return new Response(null, { status: 304, headers: pairs(chosen.notModifiedHeaders) })
  return new Response(new Uint8Array(bytesOf(chosen)), { status: 200, headers: pairs(chosen.headers) })
}

const pairs = (list: string[]): [string, string][] =>
  list.flatMap((name, index): [string, string][] => (index % 2 === 0 ? [[name, list[index + 1] ?? '']] : []))

const nothingHere = (c: Context): Response => c.text('Not found', 404, { 'cache-control': 'no-cache' })
