import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import type { Article } from '../../src/newsroom-api/contract/articles.ts'
import { describeJourney } from './journey.ts'
import { startPaper, write } from './paper.ts'

const headlineOf = (page: Page) => page.getByRole('textbox', { name: 'Überschrift' })
const textOf = (page: Page) => page.getByRole('textbox', { name: 'Text', exact: true })

/** What the clipboard of another program holds, pasted where the cursor is. */
async function paste(page: Page, type: 'text/html' | 'text/plain', content: string): Promise<void> {
  await page.evaluate(
    ([kind, data]) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData(kind, data)
      const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
      document.activeElement?.dispatchEvent(event)
    },
    [type, content] as const,
  )
}

describeJourney('the editor', startPaper, ({ visit, place }) => {
  it('opens with N, takes what is typed at once, and publishes with Ctrl Enter twice', async () => {
    await visit({ as: place().administrator }, async (page) => {
      await page.goto('/newsroom')
      await page.getByRole('link', { name: 'Neuer Artikel' }).waitFor()
      await page.keyboard.press('n')
      await page.keyboard.type('Gaswerk an der "Elbe" geht ans Netz')
      await expect.poll(() => headlineOf(page).inputValue()).toBe('Gaswerk an der „Elbe“ geht ans Netz')
      expect(new URL(page.url()).pathname).toMatch(/^\/newsroom\/articles\//)
      await page.keyboard.type(', sagt der Rat')
      expect(await headlineOf(page).inputValue()).toBe('Gaswerk an der „Elbe“ geht ans Netz, sagt der Rat')

      await page.keyboard.press('Control+Enter')
      await page.getByRole('dialog').getByRole('button', { name: 'Jetzt veröffentlichen' }).waitFor()
      await page.keyboard.press('Control+Enter')
      await page.getByRole('alert').filter({ hasText: 'Veröffentlicht.' }).waitFor()

      // And once more: another article, not the same.
      await page.getByRole('link', { name: 'Übersicht' }).click()
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.keyboard.press('n')
      await expect.poll(() => headlineOf(page).inputValue()).toBe('')
    })
  })

  it('begins another article with N when one has just been made', async () => {
    await visit({ as: place().administrator }, async (page) => {
      await page.goto('/newsroom/articles/new')
      await headlineOf(page).fill('Der erste von zweien')
      await page.waitForURL(/articles\/(?!new)/)
      await page.getByRole('button', { name: 'Seitenleiste' }).focus()
      await page.keyboard.press('n')
      await expect.poll(() => headlineOf(page).inputValue()).toBe('')
    })
  })

  it('keeps a headline that is too long, says so, stores the rest, and has it after a reload', async () => {
    const as = place().administrator
    const { id } = await write(as, { headline: 'Kurz', status: 'draft' })
    const long = 'Eine Überschrift ohne Ende '.repeat(20).trim()
    await visit({ as }, async (page) => {
      await page.goto(`/newsroom/articles/${id}`)
      await headlineOf(page).fill(long)
      await page.getByRole('textbox', { name: 'Dachzeile' }).fill('Hafen')
      await page.getByText('139 Zeichen zu viel, möglich sind 400.').waitFor()
      await page.getByText('Gespeichert, außer: Überschrift').waitFor()
      expect(await headlineOf(page).inputValue()).toBe(long)
      const stored = (await as.call<Article>('GET', `/articles/${id}`)).body
      expect(stored).toMatchObject({ headline: 'Kurz', kicker: 'Hafen' })

      await page.reload()
      await page.getByRole('button', { name: 'Übernehmen' }).click()
      expect(await headlineOf(page).inputValue()).toBe(long)
      await headlineOf(page).fill('Wieder kurz')
      await page.getByText('Gespeichert', { exact: true }).waitFor()
      expect((await as.call<Article>('GET', `/articles/${id}`)).body.headline).toBe('Wieder kurz')
    })
  })

  it('marks an address that is taken, stores the rest, and publishes nothing until it is mended', async () => {
    const as = place().administrator
    await write(as, { headline: 'Der Deich', slug: 'deich' })
    const { id } = await write(as, { headline: 'Noch ein Deich', status: 'draft' })
    await visit({ as }, async (page) => {
      await page.goto(`/newsroom/articles/${id}`)
      await page.getByRole('button', { name: /^Adresse und Suchmaschinen/ }).click()
      const address = page.getByLabel('Adresse', { exact: true })
      await address.fill('deich')
      await page.getByRole('textbox', { name: 'Vorspann' }).fill('Der zweite Deich hält.')
      await page.getByText('Gespeichert, außer: Adresse').waitFor()
      await page.getByText(/ist schon vergeben/).waitFor()
      expect(await address.getAttribute('aria-invalid')).toBe('true')
      expect((await as.call<Article>('GET', `/articles/${id}`)).body.standfirst).toBe(
        'Der zweite Deich hält.',
      )

      await page.getByRole('button', { name: 'Veröffentlichen' }).first().click()
      await page.getByRole('dialog').getByRole('button', { name: 'Jetzt veröffentlichen' }).click()
      await page.getByRole('alert').filter({ hasText: 'Zuerst zu ändern' }).waitFor()
      expect((await as.call<Article>('GET', `/articles/${id}`)).body.status).toBe('draft')
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: 'Zeigen' }).click()
      await page.keyboard.type('-zwei')
      await page.getByText('Gespeichert', { exact: true }).waitFor()
      expect((await as.call<Article>('GET', `/articles/${id}`)).body.path).toMatch(/deich-zwei$/)
    })
  })

  it('makes quotations, rules, ranges and no-break spaces as one types; Ctrl Z brings back what was typed', async () => {
    await visit({ as: place().administrator }, async (page) => {
      await page.goto('/newsroom/articles/new')
      await textOf(page).click()
      await page.keyboard.type('> Von 10-12 Uhr sind 5 % da, z. B. am 2020-11-23.')
      await page.keyboard.press('Enter')
      await page.keyboard.press('Enter')
      await page.keyboard.type('---Danach 8-9 ')
      const text = textOf(page)
      expect(await text.locator('blockquote').textContent()).toContain(
        'Von 10–12 Uhr sind 5\u00a0% da, z.\u00a0B. am 2020-11-23.',
      )
      expect(await text.locator('hr').count()).toBe(1)
      expect(await text.textContent()).toContain('Danach 8–9')
      await page.keyboard.press('Control+z')
      expect(await text.textContent()).toContain('Danach 8-9')
    })
  })

  it('makes footnotes of those that Word pastes', async () => {
    const as = place().administrator
    const { id } = await write(as, { headline: 'Mit Fußnote', status: 'draft' })
    await visit({ as }, async (page) => {
      await page.goto(`/newsroom/articles/${id}`)
      await textOf(page).click()
      await paste(
        page,
        'text/html',
        `<p>Der Rat stimmte zu.<a href="#_ftn1" name="_ftnref1"><span class=MsoFootnoteReference>[1]</span></a></p><div style='mso-element:footnote-list'><hr><div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a href="#_ftnref1" name="_ftn1">[1]</a> Niederschrift, Blatt 7</p></div></div>`,
      )
      await page.getByRole('button', { name: 'Fußnote: Niederschrift, Blatt 7' }).waitFor()
      await page.getByText('Gespeichert', { exact: true }).waitFor()
      const { bodyHtml } = (await as.call<Article>('GET', `/articles/${id}`)).body
      expect(bodyHtml).toContain('Niederschrift, Blatt 7')
      // Its own mark, not Word's beside it.
      expect(bodyHtml.match(/\[1\]/g)).toHaveLength(1)
    })
  })

  it('tells copies without a headline apart', async () => {
    await visit({ as: place().administrator }, async (page) => {
      for (const words of ['Der Pegel steigt seit gestern.', 'Die Fähre fährt.']) {
        await page.goto('/newsroom/articles/new')
        await textOf(page).click()
        await page.keyboard.type(words)
        await page.getByText('Wird gespeichert, sobald es eine Überschrift gibt').waitFor()
      }
      await page.goto('/newsroom/articles/new')
      await page.getByText('noch ohne Überschrift: „Der Pegel steigt seit gestern.“').waitFor()
      await page.getByText('noch ohne Überschrift: „Die Fähre fährt.“').waitFor()
    })
  })

  it('says beside the field how far ahead one can schedule', async () => {
    const as = place().administrator
    const { id } = await write(as, { headline: 'Sehr viel später', status: 'draft' })
    await visit({ as }, async (page) => {
      await page.goto(`/newsroom/articles/${id}`)
      await page.getByRole('button', { name: 'Veröffentlichen' }).first().click()
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel('Zu einem Zeitpunkt').check()
      await dialog.getByLabel('Erscheint am').fill('9999-01-01T10:00')
      await dialog.getByText('Möglich ist ein Zeitpunkt bis Ende 2099.').waitFor()
    })
  })
})

describeJourney('the newsroom', startPaper, ({ visit, place }) => {
  it('says without JavaScript what it needs', async () => {
    await visit({ javaScriptEnabled: false }, async (page) => {
      await page.goto('/newsroom')
      const words = page.locator('noscript')
      expect(await words.isVisible()).toBe(true)
      expect(await words.textContent()).toContain('Die Redaktion braucht JavaScript.')
      expect(await words.textContent()).toContain('The newsroom needs JavaScript.')
    })
  })

  it.each(['invitation', 'reset-password'])('says of a link that was never one: /%s', async (path) => {
    await visit({}, async (page) => {
      await page.goto(`/newsroom/${path}?token=never-sent`)
      await page.getByRole('heading', { name: 'Dieser Link gilt nicht (mehr).' }).waitFor()
      await page.getByRole('alert').filter({ hasText: 'ein Teil von ihm fehlt' }).waitFor()
    })
  })

  it('says aloud why a file was not taken', async () => {
    await visit({ as: place().administrator }, async (page) => {
      await page.goto('/newsroom/media')
      const chooser = page.waitForEvent('filechooser')
      await page.getByRole('button', { name: 'Hochladen' }).first().click()
      const file = { name: 'falsch.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('kein Bild') }
      await (await chooser).setFiles(file)
      await page.getByRole('alert').filter({ hasText: 'lässt sich nicht als Bild lesen' }).waitFor()
    })
  })

  it('names the ways to all articles of a kind', async () => {
    const as = place().administrator
    await write(as, { headline: 'Zur Prüfung', status: 'in_review' })
    await visit({ as }, async (page) => {
      await page.goto('/newsroom')
      await page.getByRole('link', { name: 'Alle Artikel zur Prüfung' }).click()
      await page.waitForURL(/status=in_review/)
    })
  })
})
