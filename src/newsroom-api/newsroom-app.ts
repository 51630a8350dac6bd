import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { Hono } from 'hono'
import { packageRoot } from '../platform/package-root.ts'
import type { ApiEnv } from './kit.ts'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
}

/** Styles are set at run time by the component library; scripts come only from files of ours. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; frame-src 'self'; manifest-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self'; frame-ancestors 'none'"

const securityHeaders: Record<string, string> = {
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
}

/** The newsroom application: its built files, and its one page for every address below `/newsroom`. */
export function newsroomApp(folder = join(packageRoot, 'dist/newsroom')): Hono<ApiEnv> {
  const app = new Hono<ApiEnv>()
  app.get('/newsroom/assets/*', async (c) => {
    const file = fileUnder(folder, c.req.path.slice('/newsroom/'.length))
    if (!file) return c.notFound()
    return c.body(new Uint8Array(await readFile(file)), 200, {
      ...securityHeaders,
      'content-type': types[extname(file)] ?? 'application/octet-stream',
      'cache-control': 'public, max-age=31536000, immutable',
    })
  })
  const page = async () => readFile(join(folder, 'index.html'), 'utf8')
  const showPage = async (c: {
    html(text: string, status: 200, headers: Record<string, string>): Response | Promise<Response>
  }) => c.html(await page(), 200, { ...securityHeaders, 'cache-control': 'no-store' })
  app.get('/newsroom', showPage)
  app.get('/newsroom/*', async (c) => {
    const file = extname(c.req.path) ? fileUnder(folder, c.req.path.slice('/newsroom/'.length)) : null
    if (!file) return showPage(c)
    return c.body(new Uint8Array(await readFile(file)), 200, {
      ...securityHeaders,
      'content-type': types[extname(file)] ?? 'application/octet-stream',
    })
  })
  return app
}

function fileUnder(folder: string, path: string): string | null {
  const file = normalize(join(folder, decodeURIComponent(path)))
  return file.startsWith(folder + sep) && existsSync(file) ? file : null
}
