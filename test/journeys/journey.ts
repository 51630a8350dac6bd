import { mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { openBrowser } from '../browser.ts'
import type { RunningServer } from '../server.ts'
import type { Colleague } from './paper.ts'

export type Visitor = BrowserContextOptions & {
  /** Signed in from the start. */
  as?: Colleague
}
export type Journey<Place extends RunningServer> = {
  place(): Place
  /**
   * A browser of its own for what is done in it. Afterwards nothing may have been asked of another host, no script
   * may have failed, and nothing the page's own security policy forbids may have been tried. When it fails, a
   * picture of the page is kept, and the error names it.
   */
  visit(visitor: Visitor, walk: (page: Page) => Promise<void>): Promise<void>
}

/** Tests in a real browser on one server, started before them and gone afterwards. */
export function describeJourney<Place extends RunningServer>(
  name: string,
  open: () => Promise<Place>,
  tests: (journey: Journey<Place>) => void,
): void {
  describe(name, () => {
    let opened: { place: Place; browser: Browser } | null = null
    const here = () => {
      if (opened) return opened
      throw new Error('the journey has not begun')
    }
    beforeAll(async () => {
      const [place, browser] = await Promise.all([open(), openBrowser()])
      opened = { place, browser }
    })
    afterAll(async () => {
      await opened?.browser.close()
      await opened?.place.kill()
    })
    tests({
      place: () => here().place,
      visit: (visitor, walk) => visit(here(), visitor, walk),
    })
  })
}

async function visit(
  { place, browser }: { place: RunningServer; browser: Browser },
  { as, ...options }: Visitor,
  walk: (page: Page) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({
    baseURL: place.url,
    locale: 'de-DE',
    timezoneId: 'Europe/Berlin',
    viewport: { width: 1280, height: 900 },
    reducedMotion: 'reduce',
    ...options,
  })
  context.setDefaultTimeout(15_000)
  if (as) await context.addCookies(as.cookies.map((cookie) => ({ ...namedCookie(cookie), url: place.url })))
  const page = await context.newPage()
  const problems = problemsOf(page, place.url)
  try {
    await walk(page)
    expect(problems).toEqual([])
  } catch (error) {
    throw await withPicture(error, page, problems)
  } finally {
    await context.close()
  }
}

function namedCookie(cookie: string): { name: string; value: string } {
  const end = cookie.indexOf('=')
  return { name: cookie.slice(0, end), value: cookie.slice(end + 1) }
}

function problemsOf(page: Page, url: string): string[] {
  const problems: string[] = []
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url())
    if (origin !== url && protocol !== 'data:' && protocol !== 'blob:')
      problems.push(`asked of another host: ${request.url()}`)
  })
  page.on('pageerror', (error) => problems.push(`a script failed: ${error.stack ?? error.message}`))
  page.on('console', (message) => {
    if (/Content Security Policy|Permissions Policy/.test(message.text())) problems.push(message.text())
  })
  return problems
}

async function withPicture(error: unknown, page: Page, problems: readonly string[]): Promise<Error> {
  const folder = join(tmpdir(), 'depesche-journeys')
  mkdirSync(folder, { recursive: true })
  const name = (expect.getState().currentTestName ?? 'journey').replace(/[^\p{L}\p{N}]+/gu, '-').slice(-120)
  const path = join(folder, `${name}.png`)
  await page.screenshot({ path, timeout: 5000 }).catch(() => {})
  const found = error instanceof Error ? error : new Error(String(error))
  found.message += `\n\nThe page (${page.url()}) is pictured in ${path}`
  if (problems.length > 0) found.message += `\nIts problems: ${problems.join('\n')}`
  return found
}
