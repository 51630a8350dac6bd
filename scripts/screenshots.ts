import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stdout } from 'node:process'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { openBrowser } from '../test/browser.ts'
import { startServer } from '../test/server.ts'
import { administrator, startDemo } from './demo-server.ts'

/**
 * `npm run screenshots`: pictures of site and newsroom with the demo publication, on a desk and on a phone, by day and by
 * night, into `dist/screenshots/`, to be looked at; with a word, only those whose name has it. Those that stand in
 * `docs/pictures/`, for README and documentation, are renewed there too.
 */
const folder = fileURLToPath(new URL('../dist/screenshots', import.meta.url))
const documented = fileURLToPath(new URL('../docs/pictures', import.meta.url))
const largestPicture = 250_000

/** How a page is brought before the camera. */
type Shot = { name: string; at: 'demo' | 'empty'; signedIn?: boolean; show: (page: Page) => Promise<unknown> }

const articlePath = '/wissen/hafen-jahrringe-1187'

const go = (path: string) => (page: Page) => page.goto(path)

const shots: readonly Shot[] = [
  { name: 'front-page', at: 'demo', show: go('/') },
  { name: 'article', at: 'demo', show: go(articlePath) },
  { name: 'section', at: 'demo', show: go('/stadt') },
  { name: 'set-up', at: 'empty', show: go('/newsroom') },
  { name: 'dashboard', at: 'demo', signedIn: true, show: go('/newsroom') },
  { name: 'editor', at: 'demo', signedIn: true, show: openEditor },
  { name: 'media', at: 'demo', signedIn: true, show: openMedia },
  { name: 'front-page-desk', at: 'demo', signedIn: true, show: go('/newsroom/front-page') },
]

const sizes = [
  { width: 1280, height: 900, deviceScaleFactor: 1.5 },
  { width: 390, height: 844, deviceScaleFactor: 2 },
] as const

async function openEditor(page: Page): Promise<void> {
  const answer = await page.request.get('/api/v1/articles?status=published&limit=100')
  const { items }: { items: { id: string; path: string }[] } = await answer.json()
  const article = items.find(({ path }) => path === articlePath)
  await page.goto(`/newsroom/articles/${article?.id}`)
  await page.getByRole('textbox', { name: 'Überschrift' }).waitFor()
}

async function openMedia(page: Page): Promise<void> {
  await page.goto('/newsroom/media')
  await page.getByRole('main').getByRole('img').first().waitFor()
  if ((page.viewportSize()?.width ?? 0) > 600) await page.getByRole('main').getByRole('img').first().click()
}

const wanted = process.argv[2] ?? ''
mkdirSync(folder, { recursive: true })
const [demo, empty, browser] = await Promise.all([startDemo(), startServer(), openBrowser()])
const addresses = { demo: demo.url, empty: empty.url }
try {
  const cookies = await signIn(browser)
  for (const shot of shots.filter(({ name }) => name.includes(wanted)))
    for (const size of sizes)
      for (const colorScheme of ['light', 'dark'] as const) await take(shot, size, colorScheme)
  async function take(shot: Shot, size: (typeof sizes)[number], colorScheme: 'light' | 'dark') {
    const { width, height, deviceScaleFactor } = size
    const context = await browser.newContext({
      baseURL: addresses[shot.at],
      viewport: { width, height },
      deviceScaleFactor,
      colorScheme,
      locale: 'de-DE',
      timezoneId: 'Europe/Berlin',
      reducedMotion: 'reduce',
      isMobile: width < 600,
      hasTouch: width < 600,
    })
    if (shot.signedIn) await context.addCookies(cookies)
    const page = await context.newPage()
    await shot.show(page)
    await page.waitForLoadState('networkidle')
    await page.evaluate(async () => {
      await document.fonts.ready
      const visible = [...document.images].filter((image) => image.getBoundingClientRect().top < innerHeight)
      await Promise.all(visible.map((image) => image.decode().catch(() => {})))
    })
    const name = `${shot.name}-${width}-${colorScheme}.webp`
    const picture = await small(await page.screenshot({ caret: 'hide' }))
    writeFileSync(join(folder, name), picture)
    if (existsSync(join(documented, name))) writeFileSync(join(documented, name), picture)
    stdout.write(`${String(Math.round(picture.length / 1000)).padStart(4)} kB  ${name}\n`)
    await context.close()
  }
} finally {
  await browser.close()
  await Promise.all([demo.kill(), empty.kill()])
}

async function signIn(by: Browser) {
  const context = await by.newContext({ baseURL: addresses.demo })
  const { email, password } = administrator
  await context.request.post('/api/v1/session', { data: { email, password } })
  const { cookies } = await context.storageState()
  await context.close()
  return cookies
}

/** As good as fits. */
async function small(picture: Buffer): Promise<Buffer> {
  for (const quality of [86, 78, 70, 60]) {
    const webp = await sharp(picture).webp({ quality, effort: 6, smartSubsample: true }).toBuffer()
    if (webp.length <= largestPicture) return webp
  }
  throw new Error('the picture stays too large')
}
