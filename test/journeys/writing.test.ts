import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import type { Article } from '../../src/newsroom-api/contract/articles.ts'
import { aJpeg, withIptc } from '../pictures.ts'
import { describeJourney } from './journey.ts'
import { startPaper, write } from './paper.ts'

const words = {
  kicker: 'Hafen',
  headline: 'Der Elbtunnel bleibt offen',
  standfirst: 'Die Sanierung dauert, gesperrt wird nur nachts.',
  body: 'Der alte Elbtunnel bleibt auch im Winter offen.',
}

/** A JPEG on disk that says who made it. */
async function aPictureFile(): Promise<{ path: string; remove(): void }> {
  const folder = mkdtempSync(join(tmpdir(), 'depesche-picture-'))
  const path = join(folder, 'elbtunnel.jpg')
  writeFileSync(path, withIptc(await aJpeg({ width: 1200, height: 800 }), { 110: 'Foto: Jo Falk' }, 'utf8'))
  return { path, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

async function typeArticle(page: Page): Promise<void> {
  await page.goto('/newsroom')
  await page.getByRole('link', { name: 'Neuer Artikel' }).click()
  await page.getByRole('textbox', { name: 'Dachzeile' }).fill(words.kicker)
  await page.getByRole('textbox', { name: 'Überschrift' }).fill(words.headline)
  await page.getByRole('textbox', { name: 'Orte der Ortsmarke' }).fill('Hamburg / Harburg')
  await page.getByRole('textbox', { name: 'Quelle der Ortsmarke' }).fill('dpa')
  await page.getByRole('textbox', { name: 'Vorspann' }).fill(words.standfirst)
  await page.getByRole('textbox', { name: 'Text', exact: true }).click()
  await page.keyboard.type(`${words.body} "Wir bleiben dabei", sagt die Behörde.`)
}

/** Uploads a lead picture and answers what the newsroom asks about it. */
async function addPicture(page: Page, path: string): Promise<void> {
  await page.getByRole('button', { name: 'Bild wählen' }).click()
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Hochladen' }).click()
  await (await chooser).setFiles(path)
  const asked = page.getByRole('dialog', { name: 'Zu diesem Bild' })
  await asked.getByText('Der Alternativtext fehlt.').waitFor()
  await asked.getByLabel('Alternativtext', { exact: true }).fill('Gekachelte Röhre mit Radfahrern')
  expect(await asked.getByLabel('Bildnachweis').inputValue()).toBe('Foto: Jo Falk')
  await asked.getByLabel('Bildunterschrift').fill('Der Tunnel am Morgen')
  await asked.getByRole('button', { name: 'Speichern' }).click()
  await page.getByRole('button', { name: 'Bild nehmen' }).click()
}

async function publishNow(page: Page): Promise<void> {
  await page.keyboard.press('Control+Enter')
  await page.getByRole('dialog').getByRole('button', { name: 'Jetzt veröffentlichen' }).click()
  await page.getByRole('alert').filter({ hasText: 'Veröffentlicht.' }).waitFor()
}

const pathOf = async (page: Page, headline: string): Promise<string> => {
  await page.goto('/')
  return (await page.getByRole('link', { name: headline }).first().getAttribute('href')) ?? ''
}

const textOf = async (page: Page, path: string): Promise<string> => (await page.request.get(path)).text()

describeJourney('an editor', startPaper, ({ visit, place }) => {
  it('writes an article with a picture and publishes it: it is everywhere at once', async () => {
    const picture = await aPictureFile()
    const as = place().administrator
    try {
      await visit({ as }, async (page) => {
        await typeArticle(page)
        await addPicture(page, picture.path)
        await publishNow(page)

        const path = await pathOf(page, words.headline)
        expect(path).toMatch(/^\/nachrichten\//)
        await page.goto(path)
        await page.getByRole('heading', { level: 1, name: words.headline }).waitFor()
        const article = (await page.getByRole('article').first().textContent()) ?? ''
        expect(article).toContain(words.standfirst)
        expect(article).toMatch(/Hamburg \/ Harburg\s*\(dpa\)\s*–/i)
        expect(article).toContain('„Wir bleiben dabei“, sagt die Behörde.')
        expect(article).toContain('Der Tunnel am Morgen')
        expect(article).toContain('Foto: Jo Falk')
        const image = page.getByRole('img', { name: 'Gekachelte Röhre mit Radfahrern' }).first()
        await expect
          .poll(() => image.evaluate((each: HTMLImageElement) => each.naturalWidth))
          .toBeGreaterThan(0)

        await page.goto('/nachrichten')
        await page.getByRole('link', { name: words.headline }).first().waitFor()
        expect(await textOf(page, '/feed.xml')).toContain(words.headline)
        expect(await textOf(page, '/sitemap.xml')).toContain('sitemap')
      })
    } finally {
      picture.remove()
    }
  })

  it('publishes a correction: it stands on the page with its date, and the feed is newer', async () => {
    const as = place().administrator
    const { id, path } = await write(as, { headline: 'Der Pegel steigt' })
    await visit({ as }, async (page) => {
      const updated = async () => /<updated>(.*?)<\/updated>/.exec(await textOf(page, '/feed.atom'))?.[1]
      const before = await updated()
      await page.goto(`/newsroom/articles/${id}`)
      await page.getByRole('button', { name: /^Korrekturen/ }).click()
      await page.getByLabel('Neue Korrektur').fill('In einer früheren Fassung stand ein falscher Pegel.')
      await page.getByRole('button', { name: 'Korrektur veröffentlichen' }).click()
      await page.getByText('In einer früheren Fassung stand ein falscher Pegel.').first().waitFor()

      await page.goto(path)
      await page.getByText('In einer früheren Fassung stand ein falscher Pegel.').waitFor()
      expect(await textOf(page, path)).toContain('CorrectionComment')
      expect(await updated()).not.toBe(before)
    })
  })

  it('schedules an article: it appears within a second of its time', async () => {
    const as = place().administrator
    const { id, path } = await write(as, { headline: 'Morgen wird gewählt', status: 'draft' })
    await visit({ as }, async (page) => {
      await page.goto(`/newsroom/articles/${id}`)
      await page.getByRole('button', { name: 'Veröffentlichen' }).first().click()
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel('Zu einem Zeitpunkt').check()
      await dialog.getByLabel('Erscheint am').fill('2099-01-01T06:00')
      await dialog.getByRole('button', { name: 'Einplanen' }).click()
      await page.getByRole('alert').filter({ hasText: 'Eingeplant.' }).waitFor()
      await page.goto('/newsroom')
      await page.getByRole('link', { name: /Morgen wird gewählt/ }).waitFor()

      const { body } = await as.call<Article>('GET', `/articles/${id}`)
      const publishAt = new Date(Date.now() + 3000)
      await as.call(
        'PATCH',
        `/articles/${id}`,
        { status: 'scheduled', publishAt: publishAt.toISOString() },
        body.revision,
      )
      await page.goto('/')
      expect(await page.getByText('Morgen wird gewählt').count()).toBe(0)
      const seen = async () => {
        const [article, front] = [await page.request.get(path), await textOf(page, '/')]
        return article.status() === 200 && front.includes('Morgen wird gewählt')
      }
      await expect.poll(seen, { interval: 50, timeout: 10_000 }).toBe(true)
      expect(Date.now() - publishAt.getTime()).toBeGreaterThanOrEqual(0)
      expect(Date.now() - publishAt.getTime()).toBeLessThan(1000)
    })
  })

  it('puts an article at the top of the front page', async () => {
    const as = place().administrator
    await write(as, { headline: 'Die Fähre fährt wieder' })
    await write(as, { headline: 'Das Neueste vom Tage' })
    await visit({ as }, async (page) => {
      expect(await leadOf(page)).toBe('Das Neueste vom Tage')
      await page.goto('/newsroom/front-page')
      await page.getByRole('button', { name: '„Die Fähre fährt wieder“ auf die Titelseite setzen' }).click()
      await page.getByRole('menuitem', { name: '1 Aufmacher' }).click()
      await page.getByRole('button', { name: 'Auf die Seite bringen' }).click()
      await expect.poll(() => leadOf(page)).toBe('Die Fähre fährt wieder')
    })
  })
})

const leadOf = async (page: Page): Promise<string | undefined> =>
  /<h2 class="[^"]*headline[^>]*>\s*<a [^>]*>([^<]+)</.exec(await textOf(page, '/'))?.[1]
