import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Env } from 'hono'

const files: Record<string, string> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  'favicon-32x32.png': 'image/png',
}

const page = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Depesche API</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/api/docs/swagger-ui.css"><link rel="icon" href="/api/docs/favicon-32x32.png"></head>
<body><div id="page"></div><script src="/api/docs/swagger-ui-bundle.js"></script><script src="/api/docs/start.js"></script></body></html>`

const start = `SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#page', deepLinking: true, tryItOutEnabled: true, validatorUrl: null })`

/** The page is a bundle made elsewhere that sets inline styles; it is served from here and may load nothing foreign. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/** `/api/openapi.json` (OpenAPI 3.1, made from the schemas that validate) and `/api/docs` to browse it. */
export function apiDocument<E extends Env>(app: OpenAPIHono<E>): void {
  app.openAPIRegistry.registerComponent('securitySchemes', 'token', { type: 'http', scheme: 'bearer' })
  app.openAPIRegistry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: 'depesche_session',
  })
  app.doc31('/api/openapi.json', {
    openapi: '3.1.0',
    servers: [{ url: '/', description: 'This installation' }],
    info: {
      title: 'Depesche',
      version: '1',
      description: [
        'The API of a Depesche newsroom. Errors are RFC 9457 problem documents.',
        'Texts are kept as they are sent, but for white space at both ends and what feeds cannot carry: control characters other than tab and line break, halves of surrogate pairs. Names (of authors, tags, sections, agencies, places) hold no signs that turn a line around. Names of colleagues and tokens are one line in NFC without invisible signs. Slugs are made of a–z, 0–9 and hyphens.',
      ].join('\n\n'),
    },
  })
  app.get('/api/docs', (c) => c.html(page, 200, { 'content-security-policy': policy }))
  app.get('/api/docs/start.js', (c) =>
    c.body(start, 200, { 'content-type': 'text/javascript; charset=utf-8' }),
  )
  app.get('/api/docs/:file', async (c) => {
    const type = files[c.req.param('file')]
    if (!type) return c.notFound()
    const folder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'))
    const content = await readFile(join(folder, c.req.param('file')))
    return c.body(new Uint8Array(content), 200, {
      'content-type': type,
      'cache-control': 'public, max-age=86400',
    })
  })
}
