import { expect, it } from 'vitest'
import { findings, settled } from './axe.ts'
import { describeJourney } from './journey.ts'
import { startPaper } from './paper.ts'

describeJourney('the mail desk', startPaper, ({ place, visit }) => {
  it('an administrator sets the sender, makes a key, copies its record and hears that it is not published', async () => {
    await visit({ as: place().administrator }, async (page) => {
      await page.goto('/newsroom/settings?open=mail')
      await page.getByRole('textbox', { name: 'Absender' }).fill('post@zeitung.invalid')
      await page.keyboard.press('Tab')
      await page.getByText('Zurzeit: post@zeitung.invalid').waitFor()
      await page.getByRole('button', { name: 'Schlüssel machen' }).click()
      await page.getByText('Wartet auf den DNS-Eintrag').waitFor()
      await page.getByText(/^v=DKIM1; k=rsa; p=[\w+/=]{300,}$/).waitFor()
      await page.getByRole('button', { name: 'Eintrag prüfen' }).click()
      await page.getByText(/Eintrag ist im DNS noch nicht|DNS hat nicht geantwortet/).waitFor()
      await page.getByRole('button', { name: 'Schlüssel entfernen' }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Entfernen' }).click()
      await page.getByRole('button', { name: 'Schlüssel machen' }).waitFor()
    })
  })

  it('an address is suppressed, found, and set free with a reason', async () => {
    await visit({ as: place().administrator }, async (page) => {
      await page.goto('/newsroom/settings?open=mail')
      const list = page.getByRole('region', { name: 'Gesperrte Adressen' })
      await list.getByRole('textbox', { name: 'Adresse', exact: true }).fill('Ben@leser.example')
      await list.getByRole('textbox', { name: 'Warum' }).fill('bat am Telefon darum')
      await list.getByRole('button', { name: 'Sperren' }).click()
      await list.getByText('Ben@leser.example').waitFor()
      expect(await findings(page)).toEqual([])
      const search = list.getByRole('searchbox', { name: 'Ganze Adresse' })
      await search.fill('anna@leser.example')
      await list.getByText('Nichts gefunden').waitFor()
      await search.fill('ben@LESER.example')
      await list.getByRole('button', { name: 'Sperre aufheben: Ben@leser.example' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('textbox', { name: 'Warum' }).fill('hat es sich anders überlegt')
      await dialog.getByRole('button', { name: 'Sperre aufheben' }).click()
      await list.getByText('Nichts gefunden').waitFor()
      await settled(page)
    })
  })
})
