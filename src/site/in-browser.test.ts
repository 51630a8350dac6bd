import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser } from '../../test/browser.ts'
import { anActor, anArticle, paragraphs } from '../../test/builders.ts'
import { aJpeg } from '../../test/pictures.ts'
import { describeOn, type TestWorld } from '../../test/worlds.ts'
import type { BodyDoc } from '../articles/body/index.ts'
import { uploadMedia } from '../media/index.ts'
import { must } from '../platform/result.ts'
import { changeSettings } from '../settings/index.ts'
import { buildSiteAssets } from './assets/build.ts'
import { mediaRoutes } from './media-route.ts'
import { openSite } from './routes.tsx'

const assetsFolder = mkdtempSync(join(tmpdir(), 'depesche-assets-'))
let browser: Browser
beforeAll(async () => {
  await buildSiteAssets(assetsFolder)
  browser = await openBrowser()
}, 120_000)
afterAll(async () => {
  await browser?.close()
  rmSync(assetsFolder, { recursive: true, force: true })
})

async function aPicture(world: TestWorld) {
  const upload = { content: [await aJpeg({ width: 1200, height: 800 })], fileName: 'boot.jpg' }
  return must(await uploadMedia(world, upload, anActor())).media
}

/** Everything a body can hold. */
const richBody = (mediaId: string): BodyDoc => {
  const figure = {
    type: 'figure' as const,
    attrs: { mediaId, alt: 'Ein Boot', caption: 'Am Kai.', credit: 'Bote', size: 'wide' as const },
  }
  const cell = (type: 'tableHeader' | 'tableCell', text: string) => ({
    type,
    attrs: { colspan: 1, rowspan: 1, colwidth: null },
    content: [{ type: 'paragraph' as const, content: [{ type: 'text' as const, text }] }],
  })
  return {
    type: 'doc',
    content: [
      ...paragraphs(
        'Ein erster Absatz, lang genug für mehrere Zeilen auf einem Telefon und zwei auf einem Tisch.',
      ).content,
      { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'Zwischentitel' }] },
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: 'Mit Fußnote' },
          { type: 'footnote', attrs: { text: 'Quelle: Stadtarchiv.' } },
          { type: 'text', text: '.' },
        ],
      },
      { type: 'pullQuote', attrs: { cite: null }, content: [{ type: 'text', text: 'Herausgehoben.' }] },
      {
        type: 'table',
        content: [0, 1, 2].map((row) => ({
          type: 'tableRow' as const,
          content: Array.from({ length: 8 }, (_, column) =>
            cell(row === 0 ? 'tableHeader' : 'tableCell', `Spalte ${column}`),
          ),
        })),
      },
      { type: 'gallery', content: [figure, figure] },
      {
        type: 'infoBox',
        attrs: { title: 'Kasten' },
        content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Daneben.' }] }],
      },
      { type: 'embed', attrs: { url: 'https://www.youtube.com/watch?v=abcdefghijk', title: 'Film' } },
      {
        type: 'codeBlock',
        attrs: { language: null },
        content: [{ type: 'text', text: `const lang = '${'x'.repeat(200)}'` }],
      },
    ],
  }
}

async function aPaper(world: TestWorld) {
  must(await changeSettings(world, { group: 'site', value: { name: 'Brückstädter Bote' }, by: null }))
  const links = [{ label: 'Bücher', url: '/buecher' }]
  must(await changeSettings(world, { group: 'navigation', value: { service: links }, by: null }))
  const { id: mediaId } = await aPicture(world)
  const picture = { mediaId, alt: 'Ein Boot', caption: 'Am Kai.', credit: 'Bote' }
  for (let number = 1; number <= 12; number++) {
    world.clock.advance({ minutes: 10 })
    await anArticle(world, {
      headline: `Donaudampfschifffahrtsgesellschaft meldet Nummer ${number}`,
      kicker: 'Hafen',
      standfirst: 'Ein Satz dazu.',
      authors: ['Mira Lohse', 'Şenay Aydoğdu'],
      tags: ['Linie 5'],
      label: number % 4 === 0 ? 'opinion' : null,
      leadPicture: number % 2 ? picture : null,
      body: richBody(mediaId),
      dateline: { places: ['Brückstadt'], source: null },
      status: 'published',
    })
  }
  const site = await openSite(world, { assetsFolder, themeFolder: '/nowhere' })
  const app = new Hono().route('/', mediaRoutes(world)).route('/', site.routes)
  return new Promise<{ address: string; close(): Promise<void> }>((resolve) => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
      resolve({
        address: `http://127.0.0.1:${port}`,
        close: () => new Promise((done) => server.close(() => done())),
      }),
    )
  })
}

const articlePath = '/politik/donaudampfschifffahrtsgesellschaft-meldet-nummer-11'
const paths = [
  '/',
  '/politik',
  articlePath,
  '/themen',
  '/themen/linie-5',
  '/autoren/mira-lohse',
  '/archiv/2026/11',
  '/suche?q=Hafen',
  '/impressum',
  '/datenschutz',
  '/nirgends',
]

/** Night has the same parts in other colours: three pages hold them all. */
const schemesFor = (path: string): ('light' | 'dark')[] =>
  ['/', '/politik', articlePath].includes(path) ? ['light', 'dark'] : ['light']

type Look = (page: Page) => Promise<void>

// The pages are the same on either database; one is enough to look at.
describeOn('sqlite', 'the paper in a browser', (testWorld) => {
  /** Opens pages of a paper, looks at each, and holds that nothing was asked of another host. */
  const inPaper = async (looks: readonly [path: string, options: BrowserContextOptions, look: Look][]) => {
    const paper = await aPaper(await testWorld())
    try {
      for (const [path, options, look] of looks) {
        const context = await browser.newContext({ reducedMotion: 'reduce', ...options })
        const page = await context.newPage()
        const foreign: string[] = []
        page.on('request', (request) => {
          const url = request.url()
          if (!url.startsWith(paper.address) && !url.startsWith('data:')) foreign.push(url)
        })
        await page.goto(paper.address + path, { waitUntil: 'load' })
        await look(page)
        expect(foreign, path).toEqual([])
        await context.close()
      }
    } finally {
      await paper.close()
    }
  }

  it('axe finds nothing, by day and by night', { timeout }, async () => {
    const looks = paths.flatMap((path) => schemesFor(path).map((colorScheme) => ({ path, colorScheme })))
    await inPaper(
      looks.map(({ path, colorScheme }) => [
        path,
        { viewport: { width: 1280, height: 900 }, colorScheme },
        async (page) => {
          const { violations } = await new AxeBuilder({ page }).analyze()
          const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
          expect(found, `${path} ${colorScheme}`).toEqual([])
        },
      ]),
    )
  })

  it('fits 320 pixels', { timeout }, async () => {
    await inPaper(
      paths.map((path) => [
        path,
        { viewport: { width: 320, height: 640 } },
        async (page) => expect(await page.evaluate(whatIsTooWide), path).toEqual([]),
      ]),
    )
  })

  it('stands still while it loads, and its galleries and footnotes open', { timeout }, async () => {
    const look: Look = async (page) => {
      expect(await page.evaluate(layoutShift)).toBeLessThan(0.005)
      await page.locator('.gallery-bar button').last().click()
      await page.locator('.gallery-bar output', { hasText: '2 / 2' }).waitFor()
      await page.locator('.footnote__mark').click()
      expect(await page.locator('.footnote__text').isVisible()).toBe(true)
    }
    await inPaper([[articlePath, { viewport: { width: 390, height: 844 } }, look]])
  })

  it('names that turn a line around turn only themselves', { timeout }, async () => {
    const world = await testWorld()
    const paper = await aPaper(world)
    const { path } = await anArticle(world, {
      headline: 'Aus dem Rat',
      dateline: { places: ['\u202eReval', 'Riga'], source: null },
      standfirst: 'eins zwei drei',
      authors: ['\u202eMira', '\u05d0\u05d1\u05d2', 'Jo'],
      status: 'published',
    })
    const page = await browser.newPage()
    try {
      await page.goto(paper.address + path)
      expect(await page.evaluate(leftEdges, ['.article__standfirst', 'eins', 'zwei', 'drei'])).toBe(
        'in order',
      )
      expect(await page.evaluate(leftEdges, ['.byline', 'Von', 'und', 'Jo'])).toBe('in order')
    } finally {
      await page.close()
      await paper.close()
    }
  })

  it('reads without scripts', { timeout }, async () => {
    const look: Look = async (page) => {
      expect(await page.locator('.gallery img').count()).toBe(2)
      expect(await page.locator('.embed__load').isVisible()).toBe(false)
      expect(await page.getByRole('link', { name: 'Bei YouTube öffnen' }).isVisible()).toBe(true)
      await page.locator('.footnote__mark').click()
      expect(await page.locator('.footnote__text').isVisible()).toBe(true)
    }
    await inPaper([[articlePath, { javaScriptEnabled: false }, look]])
  })
})

/** Runs in the page: whether these words stand in the element from left to right. */
function leftEdges([selector = '', ...words]: string[]): string {
  const element = document.querySelector(selector)
  const nodes = document.createTreeWalker(element ?? document, NodeFilter.SHOW_TEXT)
  const edges = new Map<string, number>()
  for (let node = nodes.nextNode(); node; node = nodes.nextNode())
    for (const word of words) {
      const at = edges.has(word) ? -1 : (node.textContent?.indexOf(word) ?? -1)
      if (at < 0) continue
      const range = document.createRange()
      range.setStart(node, at)
      range.setEnd(node, at + word.length)
      edges.set(word, range.getBoundingClientRect().left)
    }
  const found = words.map((word) => edges.get(word) ?? Number.NaN)
  const inOrder = found.every((edge, index) => index === 0 || edge > (found[index - 1] ?? Number.NaN))
  return inOrder ? 'in order' : `${element?.textContent}: ${found.join(' ')}`
}

const timeout = 180_000

/** Runs in the page: what makes it scroll sideways, but for parts that scroll in themselves. */
function whatIsTooWide(): string[] {
  if (document.documentElement.scrollWidth <= innerWidth) return []
  return [...document.querySelectorAll<HTMLElement>('body *')]
    .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
    .filter((element) => !element.closest('.sections ul, .gallery, .table-wrap, pre'))
    .map((element) => `${element.tagName} ${element.className}`)
}

/** Runs in the page: how much of it moved while it loaded (Cumulative Layout Shift). */
function layoutShift(): Promise<number> {
  return new Promise((resolve) => {
    new PerformanceObserver((list) =>
      resolve(list.getEntries().reduce((sum, entry) => sum + Number(Reflect.get(entry, 'value')), 0)),
    ).observe({ type: 'layout-shift', buffered: true })
    setTimeout(() => resolve(0), 300)
  })
}
