import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dangerousMarkup, openTrappedBrowser } from '../../../test/corpora/trapped-browser.ts'
import { batches, xssVectors } from '../../../test/corpora/xss-vectors.ts'
import { bodyFromHtml } from './from-html.ts'
import { bodyFromMarkdown } from './from-markdown.ts'
import { normaliseBody } from './normalise.ts'
import type { BodyDoc } from './schema.ts'
import { bodyToHtml, escapeHtml } from './to-html.ts'

const vectors = xssVectors()

const rendered = (body: BodyDoc, mode: 'page' | 'plain'): string =>
  bodyToHtml(body, {
    mode,
    href: (url) => url,
    picture: ({ alt, caption, credit }) => ({
      html: `<img alt="${escapeHtml(alt ?? '')}">`,
      caption,
      credit,
    }),
    texts: {
      footnotes: 'a',
      footnote: 'b',
      galleryLabel: 'c',
      tableLabel: 'c',
      embedLoad: '{provider}',
      embedOpen: '{provider}',
      embedNote: '{provider}',
      backToText: 'd',
    },
  })

/** A document with the vector in every place where a person's words or addresses stand. */
const everywhere = (payload: string): unknown => {
  const text = (marks: unknown[] = []) => ({ type: 'text', text: payload, marks })
  const paragraph = {
    type: 'paragraph',
    content: [
      text(),
      text([{ type: 'link', attrs: { href: payload } }]),
      { type: 'footnote', attrs: { text: payload } },
    ],
  }
  return {
    type: 'doc',
    content: [
      paragraph,
      { type: 'heading', attrs: { level: payload }, content: [text()] },
      { type: 'blockquote', attrs: { cite: payload }, content: [paragraph] },
      { type: 'pullQuote', attrs: { cite: payload }, content: [text()] },
      {
        type: 'orderedList',
        attrs: { start: payload },
        content: [{ type: 'listItem', content: [paragraph] }],
      },
      {
        type: 'table',
        content: [
          {
            type: 'tableRow',
            content: [
              { type: 'tableCell', attrs: { colspan: payload, class: payload }, content: [paragraph] },
            ],
          },
        ],
      },
      {
        type: 'figure',
        attrs: { mediaId: 'a', alt: payload, caption: payload, credit: payload, size: payload },
      },
      { type: 'figure', attrs: { mediaId: payload } },
      { type: 'codeBlock', attrs: { language: payload }, content: [text()] },
      { type: 'infoBox', attrs: { title: payload, class: payload }, content: [paragraph] },
      { type: 'embed', attrs: { url: payload, title: payload } },
      { type: 'embed', attrs: { url: `https://youtu.be/dQw4w9WgXcQ?${payload}`, title: payload } },
      { type: payload, attrs: { [payload]: payload }, content: [text()] },
    ],
  }
}

let server: Server
let shown = ''
let browser: Awaited<ReturnType<typeof openTrappedBrowser>>
let host = ''

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url !== '/') return response.writeHead(404).end()
    return response
      .writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' })
      .end(`<!doctype html><title>a</title><body>${shown}</body>`)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  browser = await openTrappedBrowser(host)
})
afterAll(async () => {
  await browser.close()
  server.close().closeAllConnections()
})

/** Shows the bodies, each in an element of its own; answers what happened and what could. */
async function consequences(bodies: string[]): Promise<string[]> {
  shown = bodies.map((html) => `<div class="one">${html}</div>`).join('\n')
  const { page, findings } = await browser.newPage()
  try {
    await page.goto(`http://${host}/`, { waitUntil: 'load' })
    const elements = await page.evaluate('document.querySelectorAll(".one").length')
    const markup = await page.evaluate(`(${dangerousMarkup})(document.body)`)
    await page.evaluate('new Promise((done) => requestIdleCallback(done))')
    expect(elements).toBe(bodies.length)
    return [...findings(), ...(markup as string[])]
  } finally {
    await page.context().close()
  }
}

it('the vectors were read', () => {
  expect(vectors.length).toBeGreaterThan(3700)
})

it('nothing that runs or loads goes unnoticed', async () => {
  const evil =
    '<img src=x onerror=alert(1)><a href="javascript:alert(1)">a</a><img src="https://elsewhere.example/">'
  expect(await consequences([evil])).toEqual(
    expect.arrayContaining([
      'alert ran',
      'asked https://elsewhere.example/',
      'img onerror=alert(1)',
      'a href=javascript:alert(1)',
    ]),
  )
})

describe.each<[string, (payload: string) => BodyDoc]>([
  ['HTML', bodyFromHtml],
  ['Markdown', bodyFromMarkdown],
  ['a document', (payload) => normaliseBody(everywhere(payload))],
  ['HTML with the vector in every attribute', (payload) => bodyFromHtml(inAttributes(payload))],
  [
    'Markdown with the vector as an address',
    (payload) =>
      bodyFromMarkdown(
        `[a](${payload}) [b](<${payload}>) ![c](${payload}) <${payload}>\n\n[d]: ${payload}\n\n[d]`,
      ),
  ],
])('a vector as %s', (_, read) => {
  it.each(['page', 'plain'] as const)('runs nothing and loads nothing (%s)', async (mode) => {
    for (const batch of batches(vectors, 800)) {
      const bodies = batch.map(({ payload }) => rendered(read(payload), mode))
      const found = await consequences(bodies)
      expect(found).toEqual([])
    }
  })
})

function inAttributes(payload: string): string {
  const value = payload.replaceAll('"', '&quot;')
  return `<p title="${value}"><a href="${value}">a</a></p><img src="${value}" alt="${value}"><figure data-media-id="${value}" data-size="${value}"><img data-media-id="a" alt="${value}"><figcaption>${payload}<cite>${payload}</cite></figcaption></figure>
<div class="embed" data-url="${value}" data-title="${value}"></div><iframe src="${value}" title="${value}"></iframe><blockquote>a<cite>${payload}</cite></blockquote><ol start="${value}"><li>a</li></ol><pre><code class="language-${value}">a</code></pre><table><tr><td colspan="${value}">a</td></tr></table>`
}
