import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { findings } from './axe.ts'
import { describeJourney } from './journey.ts'
import { type Paper, startPaper, write } from './paper.ts'

type Outbox = { items: { id: string; to: string; kind: string }[] }

/** The address of the first link in each mail of a kind, newest first, on the server of the test. */
async function linksMailedTo(
  { administrator, url }: Paper,
  address: string,
  kind: string,
): Promise<string[]> {
  const { body } = await administrator.call<Outbox>('GET', '/outbox')
  const wanted = body.items.filter((item) => item.to === address && item.kind === kind)
  return Promise.all(
    wanted.map(async ({ id }) => {
      const { text } = (await administrator.call<{ text: string }>('GET', `/outbox/${id}`)).body
      return (/https?:\/\/\S+/.exec(text)?.[0] ?? '').replace(/^https?:\/\/[^/]+/, url)
    }),
  )
}

async function heading(page: Page, name: string): Promise<void> {
  await page.getByRole('heading', { level: 1, name }).waitFor()
}

async function send(page: Page, address: string, button: string): Promise<void> {
  const form = page.locator('form').filter({ has: page.getByRole('button', { name: button }) })
  await form.getByLabel('Ihre E-Mail').fill(address)
  await form.getByRole('button', { name: button }).click()
  await heading(page, 'Bitte sehen Sie in Ihr Postfach')
}

/** Opens the newest link in a mail and confirms; ends on the reader's own page. */
async function confirm(page: Page, paper: Paper, address: string): Promise<void> {
  const [link = ''] = await linksMailedTo(paper, address, 'subscription-confirmation')
  await page.goto(link)
  await heading(page, 'Möchten Sie das bekommen?')
  await page.getByRole('button', { name: 'Ja, bestätigen' }).click()
  await heading(page, 'Vielen Dank')
  await page.getByRole('link', { name: 'Ihre Benachrichtigungen' }).click()
  await heading(page, 'Ihre Benachrichtigungen')
}

/** One article, with a section and a topic of its own. */
async function aHarbourPaper(): Promise<Paper & { path: string }> {
  const paper = await startPaper({ env: { DEPESCHE_TRUSTED_PROXIES: '127.0.0.1,::1' } })
  await paper.administrator.call('POST', '/sections', { name: 'Hafen' })
  const { path } = await write(paper.administrator, {
    headline: 'Der Hafen wächst',
    section: 'hafen',
    tags: ['Elbe'],
  })
  return { ...paper, path }
}

const withoutScripts = { javaScriptEnabled: false, viewport: { width: 390, height: 844 } }

describeJourney('following something by e-mail', aHarbourPaper, ({ visit, place }) => {
  it.each([
    ['similar news', 'Ähnliche Nachrichten', 'Mehr wie „Der Hafen wächst“'],
    ['a section', 'Ressort „Hafen“', 'Ressort „Hafen“'],
    ['a topic', 'Thema „Elbe“', 'Thema „Elbe“'],
    ['the comments', 'Neue Kommentare zu diesem Artikel', 'Kommentare zu „Der Hafen wächst“'],
    ['the newsletter', 'Newsletter', 'Newsletter'],
  ])(
    'goes for %s from the article to the own page and out again, without scripts',
    async (kind, choice, name) => {
      const paper = place()
      const { path } = paper
      const address = `${kind.replaceAll(' ', '.')}@example.org`
      await visit(withoutScripts, async (page) => {
        await page.goto(path)
        await page.getByLabel('Was sollen wir Ihnen schicken?').selectOption(choice)
        await send(page, address, 'Per E-Mail bekommen')
        await confirm(page, paper, address)
        await expect.poll(() => page.locator('.followed__name').allInnerTexts()).toEqual([name])
        if (kind !== 'the newsletter') {
          await page.getByLabel(`Wie oft: ${name}`).selectOption('einmal in der Woche')
          await page.getByRole('button', { name: `Speichern: ${name}` }).click()
          await page.getByText('Gespeichert.').waitFor()
          await page.getByText(/Die nächste Sammlung kommt Samstag/).waitFor()
        }
        await page.getByRole('button', { name: `Pausieren: ${name}` }).click()
        await page.getByText('pausiert').waitFor()
        await page.getByRole('button', { name: `Fortsetzen: ${name}` }).click()
        await page.getByRole('button', { name: `Beenden: ${name}` }).click()
        await page.getByText('Gerade bekommen Sie nichts per E-Mail.').waitFor()
      })
    },
  )

  it('begins on the pages of a section, a topic, a search and the newsletter too', async () => {
    const paper = place()
    const { path } = paper
    const address = 'mara@example.org'
    const followed: string[] = []
    await visit({ viewport: { width: 390, height: 844 } }, async (page) => {
      const goes = async (name: string) => {
        await send(page, address, 'Per E-Mail bekommen')
        await confirm(page, paper, address)
        followed.push(name)
        expect(await page.locator('.followed__name').allInnerTexts()).toEqual(followed)
      }
      await page.goto(path)
      await page.getByRole('link', { name: 'Hafen', exact: true }).first().click()
      await page.getByRole('link', { name: 'Per E-Mail bekommen' }).click()
      await heading(page, 'Benachrichtigungen')
      await goes('Ressort „Hafen“')
      await page.goto('/themen/elbe')
      await page.getByRole('link', { name: 'Per E-Mail bekommen' }).click()
      await page.getByLabel('einmal in der Woche').check()
      await goes('Thema „Elbe“')
      await page.goto('/benachrichtigungen?q=Elbtunnel')
      const search = page.locator('form').filter({ has: page.getByLabel('Suchwörter') })
      expect(await search.getByLabel('Suchwörter').inputValue()).toBe('Elbtunnel')
      await search.getByLabel('Ihre E-Mail').fill(address)
      await search.getByRole('button').click()
      await heading(page, 'Bitte sehen Sie in Ihr Postfach')
      await confirm(page, paper, address)
      followed.push('Suche nach „Elbtunnel“')
      await page.goto('/newsletter')
      await send(page, address, 'Newsletter bestellen')
      await confirm(page, paper, address)
      followed.push('Newsletter')
      expect(await page.locator('.followed__name').allInnerTexts()).toEqual(followed)

      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: /als Datei \(JSON\)/ }).click(),
      ])
      expect(download.suggestedFilename()).toBe('benachrichtigungen.json')
      await page.getByText('Alles löschen', { exact: true }).click()
      await page.getByRole('button', { name: 'Ja, alles löschen' }).click()
      await heading(page, 'Alles ist gelöscht')
    })
  })

  it('is open to everybody: no page of it has anything that axe finds', async () => {
    const paper = place()
    const { path } = paper
    const address = 'axe@example.org'
    await visit({}, async (page) => {
      const seen = async () => expect(await findings(page), page.url()).toEqual([])
      await page.goto(path)
      await seen()
      for (const at of ['/newsletter', '/benachrichtigungen', '/benachrichtigungen/tag/elbe']) {
        await page.goto(at)
        await seen()
      }
      await page.goto('/newsletter')
      await send(page, address, 'Newsletter bestellen')
      await seen()
      await page.goto('/benachrichtigungen/tag/elbe')
      await send(page, address, 'Per E-Mail bekommen')
      const [link = ''] = await linksMailedTo(paper, address, 'subscription-confirmation')
      await page.goto(link)
      await seen()
      await page.getByRole('button', { name: 'Ja, alles bestätigen' }).click()
      await page.getByRole('link', { name: 'Ihre Benachrichtigungen' }).click()
      await heading(page, 'Ihre Benachrichtigungen')
      await page.getByText('Alles löschen', { exact: true }).click()
      await seen()
    })
  })

  it('asks a browser for work after a flood, which it does by itself', async () => {
    const paper = place()
    const proxied = { 'x-forwarded-for': '203.0.113.9' }
    await visit({ extraHTTPHeaders: proxied }, async (page) => {
      for (let n = 0; n < 8; n++)
        await page.request.post('/benachrichtigungen', {
          form: { what: 'newsletter:', email: `flood${n}@example.org` },
        })
      await page.goto('/newsletter')
      await page.getByLabel('Ihre E-Mail').fill('last@example.org')
      await page.getByRole('button', { name: 'Newsletter bestellen' }).click()
      await heading(page, 'Bitte sehen Sie in Ihr Postfach')
      expect(await linksMailedTo(paper, 'last@example.org', 'subscription-confirmation')).toHaveLength(1)
    })
  })
})
