import { afterAll, beforeAll, expect, it } from 'vitest'
import { type HostileThreads, nameAsKept, startHostileThreads, textAsKept } from './hostile-comments.ts'
import { sample } from './hostile-words.ts'
import { readPages, readXml, showPages } from './page-traps.ts'
import {
  dangerousMarkup,
  openTrappedBrowser,
  type TrappedBrowser,
  type TrappedPage,
} from './trapped-browser.ts'

let paper: HostileThreads
let browser: TrappedBrowser

beforeAll(async () => {
  paper = await startHostileThreads()
  browser = await openTrappedBrowser(new URL(paper.url).host)
}, 400_000)
afterAll(async () => {
  await browser?.close()
  await paper?.kill()
})

/** A trapped browser on a small page of the paper; afterwards nothing may have run. */
async function visit(walk: (trapped: TrappedPage) => Promise<void>): Promise<void> {
  const cookies = paper.administrator.cookies.map((cookie) => {
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

const threadPages = (): string[] =>
  paper.threads.flatMap(({ path }) => [path, `${path}?order=newest`, `${path}?order=recommended`])

it('all strings were taken, as a text and as a name, by the form and by programs', () => {
  expect(paper.failures).toEqual([])
  expect(paper.threads.flatMap(({ comments }) => comments).length).toBeGreaterThan(1300)
})

it('each is read back as it was typed', async () => {
  type Listed = { id: string; text: string; author: { name: string } }
  for (const { id, comments } of paper.threads) {
    const answer = await fetch(`${paper.url}/api/v1/articles/${id}/comments?limit=200`)
    const { items } = (await answer.json()) as { items: Listed[] }
    const listed = new Map(items.map((item) => [item.id, [item.author.name, item.text]]))
    for (const comment of comments)
      expect(listed.get(comment.id)).toEqual([nameAsKept(comment.name), textAsKept(comment.text)])
  }
})

it('a thread, and a contribution’s own page, consist of what they consist of', async () => {
  await visit(async ({ page }) => {
    const { path, ownPath } = paper.harmless
    const facts = await readPages(page, [path, `${path}?order=newest`, ownPath, paper.threads[0]?.path ?? ''])
    const harmless = await readPages(page, [path, `${path}?order=newest`, ownPath])
    expect(facts.map(({ status }) => status)).toEqual([200, 200, 200, 200])
    const allowed = new Set(harmless.flatMap(({ elements }) => elements))
    const own = paper.threads.flatMap(({ comments }) => comments.flatMap(({ ownPath: at }) => at ?? []))
    const odd = []
    for (const { path: at, status, elements, unsafe } of await readPages(page, [...threadPages(), ...own])) {
      const foreign = elements.filter((element) => !allowed.has(element) && !pagerOnly.test(element))
      if (status !== 200 || foreign.length > 0 || unsafe.length > 0) odd.push({ at, status, foreign, unsafe })
    }
    expect(odd).toEqual([])
  })
})

/** A long thread has a way to its next page; a short one has none. */
const pagerOnly = /^p\[class\]$|^a\[href\]$/

it('nothing runs in threads, own pages and forms for reports', async () => {
  await visit(async ({ page }) => {
    const some = sample(
      paper.threads.flatMap(({ comments }) => comments),
      150,
    )
    const places = [
      ...threadPages(),
      ...some.flatMap(({ id, ownPath }) => [
        `/kommentare/melden?comment=${id}`,
        ...(ownPath ? [ownPath] : []),
      ]),
      ...sample(paper.threads, 10).flatMap(({ path, comments }) => [
        `${path}?comment=${comments.at(-1)?.id}`,
        `${path}?answer=${comments.at(0)?.id}`,
      ]),
    ]
    await showPages(page, places)
    const facts = await readPages(page, places)
    expect(facts.filter(({ status }) => status >= 500).map(({ path }) => path)).toEqual([])
    expect(facts.flatMap(({ path, unsafe }) => (unsafe.length > 0 ? [{ path, unsafe }] : []))).toEqual([])
  })
})

it('feeds of comments are XML, whatever stands in them', async () => {
  await visit(async ({ page }) => {
    for (const { path, comments } of paper.threads) {
      const { items, wrong } = await readXml(page, `${path}/comments.xml`)
      expect(wrong, path).toBeNull()
      expect(items.length).toBe(Math.min(50, comments.length))
    }
  })
})

it('nothing runs in forms that come back, and in mails', async () => {
  expect(paper.sentBack.length).toBe(60)
  expect(paper.mails.length).toBeGreaterThan(80)
  await visit(async ({ page, findings }) => {
    for (const html of [...paper.sentBack, ...paper.mails]) {
      await page.setContent(html, { waitUntil: 'load' })
      expect(findings()).toEqual([])
    }
    for (const html of paper.mails) {
      await page.setContent(html)
      const found = await page.evaluate(
        ([source]) => {
          const look = new Function(`return ${source}`)() as (root: ParentNode) => string[]
          return look(document.body)
        },
        [dangerousMarkup.toString()],
      )
      expect(found.filter((each) => !/ style=/.test(each))).toEqual([])
    }
  })
})

it('nothing runs at the moderators’ desk', async () => {
  await visit(async ({ page, findings }) => {
    for (const screen of ['/moderation']) {
      await page.goto(`${paper.url}/newsroom${screen}`)
      await page.getByRole('heading', { level: 1 }).first().waitFor()
      await expect.poll(() => page.getByText('Wird geladen').count(), { timeout: 20_000 }).toBe(0)
      expect(findings(), screen).toEqual([])
    }
  })
})
