import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { startRelay } from '../smtp.ts'
import { describeJourney } from './journey.ts'
import { startPaper, write } from './paper.ts'

/** A paper on a real mail server, with an article in a section, on a topic, by an author. */
async function aPaperWithMail() {
  const relay = await startRelay()
  const paper = await startPaper({
    env: { DEPESCHE_SMTP_URL: relay.url, DEPESCHE_TRUSTED_PROXIES: '127.0.0.1,::1' },
  })
  const { administrator } = paper
  await administrator.call('POST', '/sections', { name: 'Hafen' })
  const { path } = await write(administrator, {
    headline: 'Neubau der Elbbrücke beschlossen',
    section: 'hafen',
    tags: ['Elbbrücke'],
    authors: ['Ida Kern'],
    body: {
      format: 'markdown',
      content:
        'Die marode Elbbrücke wird abgerissen und neu gebaut. Der Verkehrsausschuss stimmte für den Neubau der Brücke.',
    },
  })
  const kill = async () => {
    await paper.kill()
    await relay.close()
  }
  return { ...paper, relay, path, kill }
}

const followLink = async (page: Page) =>
  page.getByRole('link', { name: 'Per E-Mail bekommen' }).first().click()

/** From where a reader comes to the form, and why they are told at last. */
const ways: [string, (page: Page, path: string) => Promise<void>, string][] = [
  [
    'similar news',
    async (page, path) => {
      await page.goto(path)
      await page.getByLabel('Was sollen wir Ihnen schicken?').selectOption('Ähnliche Nachrichten')
    },
    'weil Sie „Neubau der Elbbrücke beschlossen“ gelesen haben',
  ],
  [
    'a section',
    async (page) => {
      await page.goto('/hafen')
      await followLink(page)
    },
    'weil Sie dem Ressort „Hafen“ folgen',
  ],
  [
    'a topic',
    async (page) => {
      await page.goto('/themen/elbbruecke')
      await followLink(page)
    },
    'Neues zum Thema „Elbbrücke“',
  ],
  [
    'an author',
    async (page) => {
      await page.goto('/autoren/ida-kern')
      await followLink(page)
    },
    'Neues von Ida Kern',
  ],
  [
    'a search',
    async (page) => {
      await page.goto('/suche?q=Elbbr%C3%BCcke+Neubau')
      await followLink(page)
    },
    'was die Suche nach „Elbbrücke Neubau“ findet',
  ],
]

describeJourney('an alert', aPaperWithMail, ({ visit, place }) => {
  it('reaches each reader by the way they chose, with the reason, and ends with one click', {
    timeout: 120_000,
  }, async () => {
    const { administrator, relay, path, url } = place()
    const mailsTo = (address: string) => relay.received.filter(({ to }) => to.includes(address))
    // Who confirms within the hold-back of the first article is told of that too.
    const alertsTo = (address: string, words: string) =>
      mailsTo(address).filter(({ parsed }) => parsed.subject?.includes(words))
    const addressOf = (kind: string) => `${kind.replaceAll(' ', '.')}@leser.example`
    for (const [index, [kind, come]] of ways.entries()) {
      const address = addressOf(kind)
      const from = { extraHTTPHeaders: { 'x-forwarded-for': `203.0.113.${index}` }, javaScriptEnabled: false }
      await visit({ ...from, viewport: { width: 390, height: 844 } }, async (page) => {
        await come(page, path)
        const form =
          kind === 'a search'
            ? page.locator('form').filter({ has: page.getByLabel('Suchwörter') })
            : page.locator('form').filter({ has: page.getByRole('button', { name: 'Per E-Mail bekommen' }) })
        await form.getByLabel('Ihre E-Mail').fill(address)
        const atOnce = form.getByLabel('sofort')
        if ((await atOnce.count()) > 0) await atOnce.first().check()
        await form.getByRole('button').click()
        await page.getByRole('heading', { name: 'Bitte sehen Sie in Ihr Postfach' }).waitFor()
        await expect.poll(() => mailsTo(address).length, { timeout: 15_000 }).toBe(1)
        const link = /https?:\/\/\S+/.exec(mailsTo(address)[0]?.parsed.text ?? '')?.[0] ?? ''
        await page.goto(link.replace(/^https?:\/\/[^/]+/, url))
        await page.getByRole('button', { name: 'Ja, bestätigen' }).click()
        await page.getByRole('heading', { name: 'Vielen Dank' }).waitFor()
        if (kind === 'a search') {
          // The form on the page of all notifications does not ask how often: that is set on the own page.
          await page.getByRole('link', { name: 'Ihre Benachrichtigungen' }).click()
          await page.getByLabel(/^Wie oft/).selectOption('sofort')
          await page.getByRole('button', { name: /^Speichern: Suche/ }).click()
          await page.getByText('Gespeichert.').waitFor()
        }
      })
    }
    await write(administrator, {
      headline: 'Neubau der Elbbrücke wird teurer',
      section: 'hafen',
      tags: ['Elbbrücke'],
      authors: ['Ida Kern'],
      body: {
        format: 'markdown',
        content:
          'Der Neubau der Elbbrücke kostet zwölf Millionen Euro mehr. Der Verkehrsausschuss berät am Donnerstag über die Brücke.',
      },
    })
    for (const [kind, , why] of ways) {
      const address = addressOf(kind)
      await expect.poll(() => alertsTo(address, 'teurer').length, { timeout: 30_000, message: kind }).toBe(1)
      const [alert] = alertsTo(address, 'teurer')
      expect(alert?.parsed.text, kind).toContain(why)
      const oneClick = /^List-Unsubscribe:\s*<([^>]+)>/m.exec(alert?.raw ?? '')?.[1] ?? ''
      const ended = await fetch(oneClick.replace(/^https?:\/\/[^/]+/, url), {
        method: 'POST',
        body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
      })
      expect(ended.status, kind).toBe(200)
    }
    await write(administrator, {
      headline: 'Elbbrücke: Neubau beginnt',
      section: 'hafen',
      tags: ['Elbbrücke'],
      authors: ['Ida Kern'],
      body: { format: 'markdown', content: 'Der Neubau der Elbbrücke beginnt im März, sagte der Senator.' },
    })
    // The hold-back is five seconds; what comes, came three later.
    await new Promise((done) => setTimeout(done, 8000))
    for (const [kind] of ways) expect(alertsTo(addressOf(kind), 'beginnt'), kind).toEqual([])
  })
})
