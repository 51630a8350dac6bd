import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { describeJourney } from './journey.ts'
import { type Paper, startPaper, write } from './paper.ts'

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What axe finds on the page, light and dark, each with the element. */
async function findings(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'light' })
  const light = await new AxeBuilder({ page }).withTags(standards).analyze()
  await page.emulateMedia({ colorScheme: 'dark' })
  const dark = await new AxeBuilder({ page }).withRules(['color-contrast']).analyze()
  return [...light.violations, ...dark.violations].flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${help}\n${html.slice(0, 200)}\n${failureSummary}`),
  )
}

type Contribution = { name: string; text: string; parentId?: string; notifyReplies?: boolean }

async function contribute({ administrator }: Paper, articleId: string, given: Contribution): Promise<string> {
  const { name, ...more } = given
  const author = { name, email: `${encodeURIComponent(name).replace(/\W/g, '')}@example.org` }
  const { body } = await administrator.call<{ id: string }>('POST', `/articles/${articleId}/comments`, {
    author,
    ...more,
  })
  return body.id
}

const approve = ({ administrator }: Paper, commentId: string) =>
  administrator.call('POST', '/moderation/decisions', { commentId, decision: 'approve' })

/** The path in the newest mail that holds one like it. */
async function linkInMail({ administrator }: Paper, wanted: RegExp): Promise<string> {
  const { body } = await administrator.call<{ items: { id: string }[] }>('GET', '/outbox')
  for (const { id } of body.items) {
    const mail = await administrator.call<{ text: string }>('GET', `/outbox/${id}`)
    const found = wanted.exec(mail.body.text)?.[0]
    if (found) return found
  }
  return ''
}

describeJourney('a thread and the pages around it', startPaper, ({ visit, place }) => {
  it('are read on a phone, however deep, wide or strange what stands in them', async () => {
    const paper = place()
    const { id, path } = await write(paper.administrator)
    const strange = [
      'W'.repeat(600),
      `https://example.org/${'a'.repeat(400)}`,
      'سلام على الجميع',
      '😀'.repeat(200),
    ]
    let parentId: string | undefined
    for (let depth = 0; depth < 30; depth++) {
      const text = `Ebene ${depth}: ${strange[depth % 4]}`
      parentId = await contribute(paper, id, {
        name: `Leserin ${depth} ${'lang'.repeat(15)}`,
        text,
        parentId,
      })
      await approve(paper, parentId)
    }
    for (const width of [320, 390, 1280])
      await visit({ viewport: { width, height: 844 }, javaScriptEnabled: false }, async (page) => {
        await page.goto(path)
        expect(await page.locator('.comment').count()).toBe(30)
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
        const widths = await page
          .locator('.comment__text')
          .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().width))
        expect(Math.min(...widths)).toBeGreaterThan(width < 400 ? width * 0.75 : 450)
        // On a phone an answer says whom it answers where it is not moved in any more.
        expect(await page.locator('.comment__answers:visible').count()).toBe(width < 400 ? 28 : 26)
      })
  })

  it('axe finds nothing on them, light or dark', { timeout: 240_000 }, async () => {
    const paper = place()
    const { id, path } = await write(paper.administrator, { headline: 'Die Fähre fährt wieder' })
    const text = 'Das *stimmt*, siehe https://example.org/a.\n\n> ein Zitat\n\nUnd noch ein Absatz.'
    const first = await contribute(paper, id, { name: 'Mara', text, notifyReplies: true })
    const confirm = await linkInMail(paper, /\/kommentare\/bestaetigen\/[\w-]+/)
    const own = await linkInMail(paper, /\/kommentare\/[\w-]{43}/)
    const places: [string, string][] = [
      ['the question for the address', confirm],
      ['a contribution that waits', own],
      ['the house rules', '/hausregeln'],
      ['a thread', path],
      ['an answer', `${path}?answer=${first}`],
      ['a report', `/kommentare/melden?comment=${first}`],
      ['a contribution that has appeared', own],
    ]
    await visit({ viewport: { width: 390, height: 844 } }, async (page) => {
      const found: Record<string, string[]> = {}
      for (const [what, at] of places) {
        if (what === 'a thread') {
          await fetch(paper.url + confirm, { method: 'POST' })
          await approve(paper, first)
          await approve(paper, await contribute(paper, id, { name: 'Jonas', text: 'Ja.', parentId: first }))
        }
        await page.goto(at)
        found[what] = await findings(page)
      }
      const end = /\/kommentare\/antworten\/[\w-]{43}/
      await expect.poll(() => linkInMail(paper, end)).toMatch(end)
      await page.goto(await linkInMail(paper, end))
      found['the end of mails about answers'] = await findings(page)

      await page.goto(path)
      await page.getByLabel('Name').fill('Jonas')
      await page.getByLabel('E-Mail-Adresse').fill('jonas@example.org')
      await page.getByLabel('Ihr Beitrag').fill('Wort '.repeat(1990))
      await page.getByText('Noch 50 Zeichen').waitFor()
      found['a form that counts'] = await findings(page)
      await page.getByLabel('Ihr Beitrag').fill('x')
      await page.getByRole('button', { name: 'Beitrag senden' }).click()
      await page.getByRole('alert').waitFor()
      found['a form that came back'] = await findings(page)

      const connected = page.waitForResponse((answer) => answer.url().endsWith('/comments/live'))
      await page.goto(path)
      await page.getByRole('heading', { name: 'Kommentare' }).scrollIntoViewIfNeeded()
      await connected
      await approve(paper, await contribute(paper, id, { name: 'Eva', text: 'Ein neuer Beitrag zur Fähre.' }))
      await page.getByRole('button', { name: 'Ein neuer Beitrag – anzeigen' }).waitFor()
      // Where it covers nothing.
      await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
      found['a thread with news'] = await findings(page)
      await page.getByRole('button', { name: 'Ein neuer Beitrag – anzeigen' }).click()
      await page.getByText('Ein neuer Beitrag zur Fähre.').waitFor()
      found['what was new'] = await findings(page)
      expect(Object.entries(found).filter(([, wrong]) => wrong.length > 0)).toEqual([])
    })
  })
})
