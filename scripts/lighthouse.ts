import { stdout } from 'node:process'
import lighthouse from 'lighthouse'
import { chromium } from 'playwright-core'
import { chromiumFlags, chromiumPath } from '../test/browser.ts'
import { freePort } from '../test/server.ts'
import { startDemo } from './demo-server.ts'

/**
 * `npm run lighthouse`: Lighthouse's four scores, on a phone, of an article of the demo publication; or of the
 * addresses given. Ends with 1 when one of them is below the aim.
 */
const aim = 98

const categories = ['performance', 'accessibility', 'best-practices', 'seo']
const port = await freePort()
const flags = [...chromiumFlags(), `--remote-debugging-port=${port}`]
const browser = await chromium.launch({ executablePath: chromiumPath(), args: flags })
const demo = await startDemo()
try {
  const paths = process.argv.length > 2 ? process.argv.slice(2) : [await leadPath(demo.url)]
  for (const path of paths) await judge(demo.url + path)
} finally {
  await browser.close()
  await demo.kill()
}

async function judge(url: string): Promise<void> {
  await warmUp(url)
  const result = await lighthouse(url, { port, onlyCategories: categories, logLevel: 'error' })
  if (!result) throw new Error('Lighthouse gave no result')
  const { lhr } = result
  stdout.write(`${new URL(url).pathname}\n`)
  for (const category of Object.values(lhr.categories)) {
    const score = Math.round((category.score ?? 0) * 100)
    if (score < aim) process.exitCode = 1
    stdout.write(`${String(score).padStart(5)}  ${category.title}\n`)
    if (score === 100) continue
    for (const { id, weight } of category.auditRefs) {
      const audit = lhr.audits[id]
      if (!audit || weight === 0 || audit.score === null || audit.score === 1) continue
      stdout.write(
        `         ${audit.score.toFixed(2)} ${audit.title}${audit.displayValue ? `: ${audit.displayValue}` : ''}\n`,
      )
    }
  }
}

/** Pictures are made when they are first asked for; a published article has had readers. */
async function warmUp(url: string): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 412, height: 823 }, deviceScaleFactor: 1.75 })
  await page.goto(url, { waitUntil: 'networkidle' })
  await page.close()
}

async function leadPath(url: string): Promise<string> {
  const html = await (await fetch(url)).text()
  const path = /<h2[^>]*headline[^>]*>\s*<a href="([^"]+)"/.exec(html)?.[1]
  if (path) return path
  throw new Error('the front page has no lead')
}
