import type { Browser, Page, Request } from 'playwright-core'
import { startDemo } from '../scripts/demo-server.ts'
import { openBrowser } from '../test/browser.ts'
import { openConnection } from './connection.ts'
import type { Figure } from './figure.ts'

const screens = [
  { width: 390, height: 844 },
  { width: 1280, height: 900 },
] as const

/**
 * What a browser loads for an article of the demo publication, in bytes as they come over the wire, and how far its
 * words move while that arrives. The article is the one whose page is the largest; scrolled to its end, on a phone
 * and on a desk.
 */
export async function pageSize(): Promise<Figure[]> {
  const demo = await startDemo()
  try {
    const browser = await openBrowser()
    try {
      const path = await largestArticle(demo.url)
      const visits: Visit[] = []
      for (const viewport of screens) visits.push(await visit(browser, { url: demo.url + path, viewport }))
      return figures(path, visits)
    } finally {
      await browser.close()
    }
  } finally {
    await demo.kill()
  }
}

async function largestArticle(url: string): Promise<string> {
  const connection = await openConnection(url)
  const sizes: { path: string; bytes: number }[] = []
  for (const path of await articlePaths(url)) {
    const { chunks } = await connection.get(path)
    sizes.push({ path, bytes: Buffer.concat(chunks).length })
  }
  connection.close()
  const [largest] = sizes.toSorted((a, b) => b.bytes - a.bytes)
  if (!largest) throw new Error('the demo publication has no articles')
  return largest.path
}

async function articlePaths(url: string): Promise<string[]> {
  const locations = async (path: string): Promise<string[]> => {
    const text = await (await fetch(url + path)).text()
    return [...text.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, location = '']) => new URL(location).pathname)
  }
  const months = (await locations('/sitemap.xml')).filter((path) => /-\d{4}-\d{2}\.xml$/.test(path))
  return (await Promise.all(months.map(locations))).flat()
}

type Visit = { code: number; fonts: number; elsewhere: number; shift: number }

async function visit(
  browser: Browser,
  { url, viewport }: { url: string; viewport: { width: number; height: number } },
): Promise<Visit> {
  const page = await browser.newPage({ viewport })
  const requests: Request[] = []
  page.on('request', (request) => void requests.push(request))
  await page.addInitScript(watchShifts)
  await page.goto(url, { waitUntil: 'networkidle' })
  await scrollToEnd(page)
  const shift = await page.evaluate(() => (window as unknown as { shift: number }).shift)
  const bytesOf = async (kinds: readonly string[]): Promise<number> => {
    const found = requests.filter((request) => kinds.includes(request.resourceType()))
    const sizes = await Promise.all(found.map((request) => request.sizes()))
    return sizes.reduce((sum, { responseBodySize }) => sum + responseBodySize, 0)
  }
  const result = {
    code: await bytesOf(['document', 'stylesheet', 'script']),
    fonts: await bytesOf(['font']),
    elsewhere: requests.filter((request) => new URL(request.url()).origin !== new URL(url).origin).length,
    shift,
  }
  await page.close()
  return result
}

/** Runs in the page, before anything of it. */
function watchShifts(): void {
  const counted = window as unknown as { shift: number }
  counted.shift = 0
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) counted.shift += (entry as unknown as { value: number }).value
  }).observe({ type: 'layout-shift', buffered: true })
}

async function scrollToEnd(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let y = 0; y < document.body.scrollHeight; y += 400) {
      window.scrollTo(0, y)
      await new Promise((resolve) => setTimeout(resolve, 30))
    }
  })
  await page.waitForLoadState('networkidle')
}

function figures(path: string, visits: readonly Visit[]): Figure[] {
  const most = (what: keyof Visit): number => Math.max(...visits.map((each) => each[what]))
  return [
    {
      name: `HTML, CSS and script of ${path}`,
      value: most('code') / 1000,
      unit: 'kB',
      aim: { of: 'value', atMost: 30 },
    },
    { name: '  its fonts', value: most('fonts') / 1000, unit: 'kB', aim: { of: 'value', atMost: 60 } },
    {
      name: '  its requests to other hosts',
      value: most('elsewhere'),
      unit: '',
      aim: { of: 'value', atMost: 0 },
    },
    { name: '  its layout shift', value: most('shift'), unit: 'CLS', aim: { of: 'value', atMost: 0 } },
  ]
}
