import { expect, it } from 'vitest'
import { findings } from './axe.ts'
import { describeJourney } from './journey.ts'
import { type Paper, startPaper } from './paper.ts'

type Outbox = { items: { id: string }[] }

/** Somebody who asked for the newsletter and confirmed it, by requests alone. */
async function aReader({ url, administrator }: Paper, email: string): Promise<void> {
  const asked = { method: 'POST', body: new URLSearchParams({ what: 'newsletter:', email }) }
  await fetch(`${url}/benachrichtigungen`, asked)
  const { body } = await administrator.call<Outbox>('GET', '/outbox')
  const mail = await administrator.call<{ text: string }>('GET', `/outbox/${body.items[0]?.id}`)
  const link = /https?:\/\/[^/\s]+(\S+)/.exec(mail.body.text)?.[1]
  expect((await fetch(`${url}${link}`, { method: 'POST' })).status).toBe(200)
}

describeJourney('the proof of what a reader consented to', startPaper, ({ visit, place }) => {
  it('is found by the address, shown, and stands alone on paper', async () => {
    await aReader(place(), 'mara@example.org')
    await visit({ as: place().administrator }, async (page) => {
      await page.goto('/newsroom/readers')
      await page.getByLabel('Teil der E-Mail-Adresse').fill('mara')
      await page.getByLabel('Teil der E-Mail-Adresse').press('Enter')
      await page.getByText('mara@example.org').click()
      await page.getByRole('heading', { name: 'Einwilligungen, Schritt für Schritt' }).waitFor()
      expect(await findings(page)).toEqual([])
      await page.emulateMedia({ media: 'print', colorScheme: 'light' })
      const printed = await page.locator('body').innerText()
      expect(printed).toContain('Nachweis der Einwilligungen: mara@example.org')
      expect(printed).toContain('Ich möchte den Newsletter von „Der Elbbote“ per E-Mail bekommen.')
      expect(printed).not.toMatch(/Postausgang|Drucken/)
    })
  })
})
