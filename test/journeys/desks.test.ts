import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import type { FrontPageInput } from '../../src/newsroom-api/contract/front-page.ts'
import { describeJourney } from './journey.ts'
import { type Colleague, hire, startPaper, write } from './paper.ts'

describeJourney('the desks around the articles', startPaper, ({ place, visit }) => {
  it('two at the front page desk: who comes later sees what the other did, and decides', async () => {
    const as = place().administrator
    const bea = await hire(place(), { name: 'Bea Brandt', role: 'editor' })
    const ferry = await write(as, { headline: 'Die Fähre fährt wieder' })
    await write(as, { headline: 'Das Neueste vom Tage' })
    await visit({ as }, async (page) => {
      await page.goto('/newsroom/front-page')
      await page.getByRole('list', { name: 'Artikel' }).getByText('Das Neueste vom Tage').click()
      await page.keyboard.press('1')
      await page.getByText('Noch nicht auf der Seite').waitFor()
      await arrange(bea, { pins: [{ slot: 'lead', articleId: ferry.id, headline: 'Fähre!' }] })
      await page.keyboard.press('Control+Enter')
      const conflict = page.getByRole('alert').filter({ hasText: 'Bea Brandt hat die Titelseite inzwischen' })
      await conflict.getByText('Fähre!').waitFor()
      await conflict.getByRole('button', { name: 'Meine Fassung auf die Seite bringen' }).click()
      await expect.poll(() => leadPinned(as)).toBe('Das Neueste vom Tage')
      await page.getByRole('button', { name: 'Rückgängig' }).click()
      await expect.poll(() => leadPinned(as)).toBe('Die Fähre fährt wieder')
    })
  })

  it('a setting is saved when its field is left; readers see it at once', async () => {
    await visit({ as: place().administrator }, async (page) => {
      await page.goto('/newsroom/settings?open=imprint')
      await page.getByLabel('Herausgeber').fill('Elbbote Verlag eG')
      await page.keyboard.press('Tab')
      await page.getByText('Gespeichert').waitFor()
      expect(await page.request.get('/impressum').then((answer) => answer.text())).toContain(
        'Elbbote Verlag eG',
      )
      await page.getByRole('button', { name: 'Rückgängig' }).click()
      await expect
        .poll(async () => (await page.request.get('/impressum')).text())
        .not.toContain('Elbbote Verlag eG')
    })
  })

  it('a text of the site in own words, and back to the default', async () => {
    await visit({ as: place().administrator }, async (page) => {
      await page.goto('/newsroom/settings?open=texts')
      await page.getByRole('textbox', { name: 'Text suchen' }).fill('site.skipToContent')
      await page.getByRole('textbox', { name: 'Zum Inhalt springen' }).fill('Gleich zum Text')
      await page.keyboard.press('Tab')
      await page.getByText('Gespeichert').waitFor()
      expect(await (await page.request.get('/')).text()).toContain('Gleich zum Text')
      await page.getByRole('button', { name: 'Auf die Vorgabe zurücksetzen' }).click()
      await expect.poll(async () => (await page.request.get('/')).text()).not.toContain('Gleich zum Text')
    })
  })

  it('sections are put in order with the arrow keys', async () => {
    const as = place().administrator
    for (const name of ['Hafen', 'Kultur']) await as.call('POST', '/sections', { name })
    await visit({ as }, async (page) => {
      await page.goto('/newsroom/sections')
      await page.getByRole('button', { name: 'Kultur verschieben' }).press('ArrowUp')
      await expect.poll(() => orderOf(page)).toMatch(/Kultur,Hafen$/)
      await page.getByRole('button', { name: 'Rückgängig' }).click()
      await expect.poll(() => orderOf(page)).toMatch(/Hafen,Kultur$/)
    })
  })

  it('two tags for the same are found out by their name and merged', async () => {
    const as = place().administrator
    await as.call('POST', '/tags', { name: 'Elbtunnel' })
    await as.call('POST', '/tags', { name: 'Alter Elbtunnel' })
    await visit({ as }, async (page) => {
      await page.goto('/newsroom/tags')
      await page.getByRole('button', { name: 'Alter Elbtunnel' }).click()
      await page.getByRole('textbox', { name: 'Name' }).fill('Elbtunnel')
      await page.keyboard.press('Tab')
      await page.getByText('Diesen Namen gibt es schon', { exact: false }).waitFor()
      await page.getByRole('button', { name: 'Beide zusammenführen …' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel('Bleiben soll').click()
      await page.getByRole('option', { name: /^Elbtunnel/ }).click()
      await dialog.getByRole('button', { name: 'Zusammenführen', exact: true }).click()
      await page.getByText('„Alter Elbtunnel“ ist in „Elbtunnel“ aufgegangen.').waitFor()
      const { body } = await as.call<{ items: { name: string; aliases: string[] }[] }>(
        'GET',
        '/tags?q=elbtunnel',
      )
      expect(body.items).toMatchObject([{ name: 'Elbtunnel', aliases: ['Alter Elbtunnel'] }])
    })
  })

  it('changes of a published page wait until they are published, also when one leaves', async () => {
    const as = place().administrator
    await visit({ as }, async (page) => {
      await page.goto('/newsroom/pages')
      await page.getByRole('button', { name: 'Neue Seite' }).click()
      await page.getByLabel('Titel').fill('Über uns')
      await page.keyboard.press('Enter')
      const text = page.getByRole('textbox', { name: 'Text', exact: true })
      await text.click()
      await page.keyboard.type('Wir sind viele.')
      await page.getByRole('button', { name: 'Veröffentlichen', exact: true }).click()
      await page.getByRole('button', { name: 'Änderungen veröffentlichen' }).waitFor()
      await text.click()
      await page.keyboard.press('Control+End')
      await page.keyboard.type(' Und es werden mehr.')
      await page.getByText('Änderungen noch nicht veröffentlicht').waitFor()
      expect(await (await page.request.get('/ueber-uns')).text()).not.toContain('werden mehr')
      await expect
        .poll(() => page.evaluate(() => Object.keys(localStorage).join()))
        .toContain('depesche.page.')
      await page.reload()
      await page.getByText('Die Änderungen vom letzten Mal sind noch da', { exact: false }).waitFor()
      await page.getByRole('button', { name: 'Änderungen veröffentlichen' }).click()
      await expect
        .poll(async () => (await page.request.get('/ueber-uns')).text())
        .toContain('Und es werden mehr')
    })
  })
})

async function arrange(by: Colleague, board: FrontPageInput): Promise<void> {
  const { body } = await by.call<{ version: number }>('GET', '/front-page')
  await by.call('PUT', '/front-page', board, body.version)
}

async function leadPinned(by: Colleague): Promise<string | undefined> {
  type Pins = { pins: { slot: string; article: { headline: string } }[] }
  const { body } = await by.call<Pins>('GET', '/front-page')
  return body.pins.find(({ slot }) => slot === 'lead')?.article.headline
}

const orderOf = async (page: Page): Promise<string> => {
  const answer = await page.request.get('/api/v1/sections')
  const { items } = (await answer.json()) as { items: { name: string }[] }
  return items.map(({ name }) => name).join()
}
