import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type HostilePaper, startHostilePaper, type Typed } from './hostile-paper.ts'
import { sample, vectorGroups } from './hostile-words.ts'
import { readPages, readXml, showPages } from './page-traps.ts'
import { openTrappedBrowser, type TrappedBrowser, type TrappedPage } from './trapped-browser.ts'
import { batches, xssVectors } from './xss-vectors.ts'

let paper: HostilePaper
let browser: TrappedBrowser

beforeAll(async () => {
  paper = await startHostilePaper()
  browser = await openTrappedBrowser(new URL(paper.url).host)
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await paper?.kill()
})

/** A trapped browser on a small page of the paper; afterwards nothing may have run. */
async function visit(walk: (trapped: TrappedPage) => Promise<void>, as?: HostilePaper): Promise<void> {
  const cookies = (as?.administrator.cookies ?? []).map((cookie) => {
    const end = cookie.indexOf('=')
    return { name: cookie.slice(0, end), value: cookie.slice(end + 1) }
  })
  const trapped = await browser.newPage(cookies)
  try {
    await trapped.page.goto(`${paper.url}/healthz`)
    await walk(trapped)
    expect(trapped.findings()).toEqual([])
  } finally {
    await trapped.page.context().close()
  }
}

const paths = (articles: readonly Typed[]): string[] => articles.map(({ path }) => path)

/** A list and the older pages behind it. */
async function withOlder(start: string): Promise<string[]> {
  const paths: string[] = []
  for (let path: string | undefined = start; path && paths.length < 400; ) {
    paths.push(path)
    const html = await (await fetch(paper.url + path)).text()
    path = /<a href="([^"]+)" rel="next"/.exec(html)?.[1]?.replaceAll('&amp;', '&')
  }
  return paths
}

it('all vectors stand in the paper, and no answer was of the server’s own fault', () => {
  expect(paper.failures).toEqual([])
  expect(paper.articles.length).toBeGreaterThan(800)
  expect(paper.places).toBeGreaterThan(60_000)
})

describe('on the pages readers see', () => {
  it('every article consists of what an article consists of, and says what was typed', async () => {
    await visit(async ({ page }) => {
      const harmless = await readPages(page, paths(paper.harmless))
      const allowed = new Set(harmless.flatMap(({ elements }) => elements))
      const typed = new Map<string, Typed>(paper.articles.map((article) => [article.path, article]))
      const odd: unknown[] = []
      for (const facts of await readPages(page, [...typed.keys()])) {
        const headline = typed.get(facts.path)?.headline
        const foreign = facts.elements.filter((element) => !allowed.has(element))
        // HTML knows one sign for the end of a line.
        const asTyped =
          facts.headline === headline?.replaceAll('\r\n', '\n') && facts.structured[0] === headline
        if (facts.status !== 200 || !asTyped || foreign.length > 0 || facts.unsafe.length > 0)
          odd.push({ ...facts, elements: foreign, typed: headline })
      }
      expect(odd).toEqual([])
    })
  })

  it('nothing runs in articles, lists, feeds and what is not there', async () => {
    const lists = await Promise.all(['/', '/themen', '/autoren', '/archiv', ...paper.sections].map(withOlder))
    const asked = sample(vectorGroups(), 40).map((group) => encodeURIComponent(group.join(' ')))
    const places = [
      ...paths(sample(paper.articles, 100)),
      ...paths(paper.articles.slice(-4)),
      ...lists.flat(),
      ...paper.others,
      '/impressum',
      '/datenschutz',
      ...asked.flatMap((words) => [`/suche?q=${words}`, `/${words}`, `/themen/${words}`]),
    ]
    await visit(async ({ page }) => {
      await showPages(page, places)
      const facts = await readPages(page, places)
      expect(facts.filter(({ status }) => status >= 500).map(({ path }) => path)).toEqual([])
      expect(facts.flatMap(({ path, unsafe }) => (unsafe.length > 0 ? [{ path, unsafe }] : []))).toEqual([])
      expect(facts.flatMap(({ structured }) => structured.filter((each) => /^unread/.test(each)))).toEqual([])
    })
  })

  it('feeds and sitemaps are XML, whatever stands in them', async () => {
    const month = new Date().toISOString().slice(0, 7)
    const files = [
      '/sitemap.xml',
      `/sitemap-${month}.xml`,
      '/sitemap-pages.xml',
      '/news-sitemap.xml',
      '/opensearch.xml',
    ]
    const feeds = ['', ...paper.sections].flatMap((at) => [`${at}/feed.xml`, `${at}/feed.atom`])
    const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()
    const typed = new Set(paper.articles.map(({ headline }) => oneLine(headline)))
    await visit(async ({ page }) => {
      for (const path of [...files, ...feeds]) {
        const { items, wrong } = await readXml(page, path)
        expect(wrong, path).toBeNull()
        if (feeds.includes(path) && path !== '/feed.xml' && path !== '/feed.atom')
          expect(
            items.filter((title) => !typed.has(oneLine(title))),
            path,
          ).toEqual([])
      }
      for (const at of ['', ...paper.sections])
        expect(JSON.parse(await (await fetch(`${paper.url}${at}/feed.json`)).text())).toHaveProperty('items')
    })
  })
})

describe('in the newsroom', () => {
  const screens = (): string[] => {
    const { ids } = paper
    const words = sample(vectorGroups(), 3).map((group) => encodeURIComponent(group.join(' ')))
    return [
      ...[
        '',
        '/articles',
        '/front-page',
        '/media',
        '/tags',
        '/sections',
        '/authors',
        '/pages',
        '/navigation',
      ],
      ...['/redirects', '/page-counts', '/settings', '/staff', '/developer', '/outbox', '/audit', '/account'],
      ...[`/tags?open=${ids.tag}`, `/sections?open=${ids.section}`, `/authors?open=${ids.author}`],
      ...[`/pages?open=${ids.page}`, `/articles?open=${ids.article}`],
      ...paper.pictures.slice(0, 3).map((id) => `/media?open=${id}`),
      ...sample(paper.articles, 3).map(({ path }) => `/articles?q=${encodeURIComponent(path)}`),
      ...words.flatMap((word) => [`/articles?q=${word}`, `/media?q=${word}`, `/tags?open=${word}`]),
      ...words.flatMap((word) => [`/invitation?token=${word}`, `/reset-password?token=${word}`, `/${word}`]),
      ...[`/articles/${ids.article}`, `/articles/${ids.article}/revisions`],
      ...paper.fullOfVectors.map((id) => `/articles/${id}`),
      ...paper.fullOfVectors.map((id) => `/preview/${id}`),
    ]
  }

  it('nothing runs on any screen', async () => {
    await visit(async ({ page, findings }) => {
      for (const screen of screens()) {
        await page.goto(`${paper.url}/newsroom${screen}`)
        const shown = () => page.locator('h1, .prose, .ProseMirror, [role=dialog]').count()
        await expect.poll(shown, { message: screen, timeout: 20_000 }).toBeGreaterThan(0)
        const loading = () => page.getByText('Wird geladen').count()
        await expect.poll(loading, { message: screen, timeout: 20_000 }).toBe(0)
        expect(findings(), screen).toEqual([])
      }
    }, paper)
  })

  it('nothing runs when it is pasted into a text', async () => {
    const pasted = sample(xssVectors(), 600).map(({ payload }) => payload)
    await visit(async ({ page, findings }) => {
      await page.goto(`${paper.url}/newsroom/articles/new`)
      await page.locator('.ProseMirror').last().waitFor()
      for (const batch of batches(pasted, 100)) {
        const markup = await page.evaluate(pasteInBrowser, batch)
        expect([...findings(), ...markup]).toEqual([])
      }
    }, paper)
  })
})

/** Runs in the page: pastes each text as HTML in the place of the one before; answers markup that could run. */
async function pasteInBrowser(texts: readonly string[]): Promise<string[]> {
  const editor = [...document.querySelectorAll<HTMLElement>('.ProseMirror')].at(-1)
  if (!editor) return ['there is no editor']
  const found: string[] = []
  for (const html of texts) {
    editor.focus()
    document.getSelection()?.selectAllChildren(editor)
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/html', html)
    clipboardData.setData('text/plain', html)
    editor.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    for (const element of editor.querySelectorAll('*')) {
      if (element.matches('script, iframe, object, embed, base, meta, link, style, form, video, audio'))
        found.push(`<${element.localName}> from ${html}`)
      for (const { name, value } of element.attributes)
        if (
          /^on/i.test(name) ||
          (/^(href|src|action|data)$/.test(name) && /^\s*(javascript|data|vbscript):/i.test(value))
        )
          found.push(`${name}=${value} from ${html}`)
    }
  }
  await new Promise((done) => setTimeout(done, 50))
  return found
}
