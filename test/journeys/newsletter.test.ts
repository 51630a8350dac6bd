import { expect, it } from 'vitest'
import { startRelay } from '../smtp.ts'
import { findings } from './axe.ts'
import { describeJourney } from './journey.ts'
import { startPaper, write } from './paper.ts'

/** A paper with two articles and one reader who confirmed, on a real mail server. */
async function aPaperWithAReader() {
  const relay = await startRelay()
  const paper = await startPaper({ env: { DEPESCHE_SMTP_URL: relay.url } })
  const { administrator, url } = paper
  for (const headline of ['Der Hafen wächst', 'Die Fähre fährt']) await write(administrator, { headline })
  await fetch(`${url}/api/v1/subscriptions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'mara@leser.example', kind: 'newsletter', frequency: 'immediate' }),
  })
  const kill = async () => {
    await paper.kill()
    await relay.close()
  }
  return { ...paper, relay, kill }
}

describeJourney('a newsletter', aPaperWithAReader, ({ place, visit }) => {
  it('goes from an empty issue to its reader and into the archive', { timeout: 90_000 }, async () => {
    const { administrator, relay, url } = place()
    const mailsTo = (address: string) => relay.received.filter(({ to }) => to.includes(address))
    await expect.poll(() => mailsTo('mara@leser.example').length, { timeout: 15_000 }).toBe(1)
    const confirmation = mailsTo('mara@leser.example')[0]?.parsed.text ?? ''
    const link = (/https?:\/\/\S+/.exec(confirmation)?.[0] ?? '').replace(/^https?:\/\/[^/]+/, url)
    await visit({}, async (page) => {
      await page.goto(link)
      await page.getByRole('button', { name: 'Ja, bestätigen' }).click()
      await page.getByRole('heading', { name: 'Vielen Dank' }).waitFor()
    })
    await visit({ as: administrator }, async (page) => {
      await page.goto('/newsroom/newsletters')
      await page.getByRole('button', { name: 'Neue Ausgabe' }).waitFor()
      expect(await findings(page)).toEqual([])
      await page.getByRole('button', { name: 'Neue Ausgabe' }).click()
      await page.getByRole('menuitem', { name: 'Leer' }).click()
      await page.getByRole('button', { name: 'Senden' }).click()
      await page.getByText('Vorher ist noch zu beheben:').waitFor()
      expect(await page.getByRole('button', { name: 'Jetzt senden' }).isDisabled()).toBe(true)
      await page.getByRole('dialog').getByRole('button', { name: 'Abbrechen' }).click()
      await page.getByRole('toolbar', { name: 'Hinzufügen' }).getByRole('button', { name: 'Artikel' }).click()
      await page.getByRole('checkbox', { name: 'Der Hafen wächst' }).check()
      await page.getByRole('button', { name: 'Einfügen' }).click()
      await page.getByRole('button', { name: 'Eigene Worte' }).click()
      await page.getByRole('textbox', { name: 'Eigene Worte' }).pressSequentially('Guten Morgen.')
      await page.getByRole('textbox', { name: 'Betreff' }).fill('Die Woche an der Elbe')
      await page.keyboard.press('Control+s')
      const preview = page.frameLocator('iframe[title="Vorschau: Die Woche an der Elbe"]')
      await preview.getByText('Der Hafen wächst').first().waitFor()
      await preview.getByText('Guten Morgen.').waitFor()
      await page.getByRole('button', { name: 'Testmail' }).click()
      await page.getByRole('button', { name: 'Test schicken' }).click()
      await expect.poll(() => mailsTo(administrator.email).length, { timeout: 15_000 }).toBe(1)
      await page.getByRole('button', { name: 'Senden' }).click()
      await page.getByText('An ein Abo').waitFor()
      await page.getByRole('button', { name: 'Jetzt senden' }).click()
      await page.getByText('Verschickt').first().waitFor({ timeout: 30_000 })
      await page.goto('/newsroom/mailings')
      await page.getByText('Die Woche an der Elbe').first().click()
      await page.getByText('Wie sie an mara@leser.example geht').waitFor()
    })
    await visit({}, async (page) => {
      await page.goto('/newsletter/main')
      await page.getByRole('link', { name: 'Die Woche an der Elbe' }).click()
      await page.getByRole('heading', { name: 'Die Woche an der Elbe' }).waitFor()
      await page.getByText('Guten Morgen.').waitFor()
      expect(await findings(page)).toEqual([])
    })
    const feed = await (await fetch(`${url}/newsletter/main/feed.xml`)).text()
    expect(feed).toContain('<title>Die Woche an der Elbe</title>')
    const issue = mailsTo('mara@leser.example').at(-1)
    expect(issue?.parsed.subject).toBe('Die Woche an der Elbe')
    expect(issue?.parsed.text).toContain('Der Hafen wächst')
    const unfolded = issue?.raw.replace(/\r\n[ \t]+/g, '') ?? ''
    const end = /^List-Unsubscribe:.*?<(https?:[^>]+)>/im.exec(unfolded)
    const left = await fetch((end?.[1] ?? '').replace(/^https?:\/\/[^/]+/, url), {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    })
    expect(left.status).toBe(200)
    const { body } = await administrator.call<{ items: { subscribers: number }[] }>('GET', '/newsletters')
    expect(body.items[0]?.subscribers).toBe(0)
  })
})
