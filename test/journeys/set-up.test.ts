import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { startServer } from '../server.ts'
import { describeJourney } from './journey.ts'
import { password, startPaper } from './paper.ts'

const next = (page: Page) => page.getByRole('button', { name: 'Weiter' }).click()

/** Through the steps of the wizard to the last one. */
async function answerQuestions(page: Page): Promise<void> {
  await page.getByLabel('Name der Zeitung').fill('Der Elbbote')
  await page.getByLabel('Deutsch, mit du').check()
  await next(page)
  await page.getByLabel('Name', { exact: true }).fill('Ada Adler')
  await page.getByLabel('E-Mail-Adresse').fill('ada@elbbote.example')
  await page.getByLabel('Passwort', { exact: true }).fill(password)
  await next(page)
  await page.getByLabel('Wer gibt die Zeitung heraus?').fill('Elbbote eG')
  await page.getByLabel('Straße und Hausnummer').fill('Hafenstraße 1')
  await page.getByLabel('Postleitzahl').fill('20457')
  await page.getByLabel('Ort', { exact: true }).fill('Hamburg')
  await page.getByLabel('Verantwortlich für den Inhalt').fill('Ada Adler')
  await next(page)
  await page.getByLabel('Leer').check()
}

async function signIn(page: Page, withPassword: string): Promise<void> {
  await page.getByLabel('E-Mail-Adresse').fill('ada@elbbote.example')
  await page.getByLabel('Passwort', { exact: true }).fill(withPassword)
  await page.getByRole('button', { name: 'Anmelden' }).click()
}

describeJourney('the first visit', startServer, ({ visit, place }) => {
  it('of a stranger ends at the one-time code', async () => {
    const extraHTTPHeaders = { 'x-forwarded-for': '203.0.113.9' }
    await visit({ extraHTTPHeaders }, async (page) => {
      await page.goto('/newsroom')
      await page.getByLabel('Einmalcode').fill('AAAA-BBBB-CCCC')
      await next(page)
      await answerQuestions(page)
      await page.getByRole('button', { name: 'Zeitung anlegen' }).click()
      await page.getByRole('alert').waitFor()
    })
    const { isSetUp } = await (await fetch(`${place().url}/api/v1/set-up`)).json()
    expect(isSetUp).toBe(false)
  })

  it('marks what is missing, and keeps what was typed over a reload, but never the password', async () => {
    await visit({}, async (page) => {
      await page.goto('/newsroom')
      await next(page)
      const name = page.getByLabel('Name der Zeitung')
      expect(await name.getAttribute('aria-invalid')).toBe('true')
      expect(await name.evaluate((field) => field === document.activeElement)).toBe(true)
      await name.fill('Der Elbbote')
      await next(page)
      await page.getByLabel('Name', { exact: true }).fill('Ada Adler')
      await page.getByLabel('Passwort', { exact: true }).fill(password)
      await next(page)
      const email = page.getByLabel('E-Mail-Adresse')
      await expect.poll(() => email.evaluate((field) => field === document.activeElement)).toBe(true)
      expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage }))).not.toContain(password)
      await page.reload()
      expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Ada Adler')
      expect(await page.getByLabel('Passwort', { exact: true }).inputValue()).toBe('')
      await page.getByRole('button', { name: 'Zurück' }).click()
      expect(await name.inputValue()).toBe('Der Elbbote')
    })
  })

  it('at the machine makes the paper and goes in', async () => {
    await visit({}, async (page) => {
      await page.goto('/newsroom')
      await answerQuestions(page)
      await page.getByRole('button', { name: 'Zeitung anlegen' }).click()
      await page.getByRole('link', { name: 'Übersicht' }).waitFor()
      await page.getByText('Ada Adler').waitFor()

      await page.goto('/')
      expect(await page.title()).toContain('Der Elbbote')
      await page.goto('/impressum')
      await page.getByText('Hafenstraße 1').waitFor()
      await page.getByText('Elbbote eG').first().waitFor()
    })
  })

  it('happens once', async () => {
    await visit({}, async (page) => {
      await page.goto('/newsroom')
      await page.getByRole('button', { name: 'Anmelden' }).waitFor()
    })
  })
})

describeJourney('signing in', startPaper, ({ visit }) => {
  it('with a wrong password says so and lets one try again; signing out ends the session', async () => {
    await visit({}, async (page) => {
      await page.goto('/newsroom/articles')
      await signIn(page, 'a wrong password')
      await page.getByRole('alert').waitFor()
      await page.getByLabel('Passwort', { exact: true }).fill(password)
      await page.keyboard.press('Enter')
      // Where one wanted to go.
      await page.getByRole('link', { name: 'Neuer Artikel' }).waitFor()
      expect(new URL(page.url()).pathname).toBe('/newsroom/articles')

      await page.getByRole('button', { name: /Ada Adler/ }).click()
      await page.getByRole('menuitem', { name: 'Abmelden' }).click()
      await page.getByRole('button', { name: 'Anmelden' }).waitFor()
      const answer = await page.request.get('/api/v1/session')
      expect(answer.status()).toBe(401)
    })
  })
})
