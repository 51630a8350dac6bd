import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { describeJourney } from './journey.ts'
import { type Paper, startPaper, write } from './paper.ts'

type Outbox = { items: { id: string; to: string; kind: string }[] }

/** The mails of a kind to an address, newest first. */
async function mailsTo({ administrator }: Paper, address: string, kind: string): Promise<string[]> {
  const { body } = await administrator.call<Outbox>('GET', '/outbox')
  const wanted = body.items.filter((item) => item.to === address && item.kind === kind)
  return Promise.all(
    wanted.map(
      async ({ id }) => (await administrator.call<{ text: string }>('GET', `/outbox/${id}`)).body.text,
    ),
  )
}

async function approveAll({ administrator }: Paper): Promise<void> {
  type Queue = { items: { id: string }[] }
  const { body } = await administrator.call<Queue>('GET', '/moderation/queue?status=pending')
  for (const { id } of body.items)
    await administrator.call('POST', '/moderation/decisions', { commentId: id, decision: 'approve' })
}

async function fillIn(page: Page, { name, email, text }: Record<'name' | 'email' | 'text', string>) {
  await page.getByLabel('Name').fill(name)
  await page.getByLabel('E-Mail-Adresse').fill(email)
  await page.getByLabel('Ihr Beitrag').fill(text)
}

async function answer(page: Page, text: string): Promise<void> {
  await page.getByRole('link', { name: 'Auf Mara Vogt antworten' }).click()
  await fillIn(page, { name: 'Jonas Holm', email: 'jonas@example.org', text })
  await page.getByRole('button', { name: 'Beitrag senden' }).click()
  await page.getByRole('heading', { level: 1, name: 'Ihr Beitrag wartet' }).waitFor()
}

describeJourney('mails about answers, without scripts', startPaper, ({ visit, place }) => {
  it('come to who asked for them, lead to the answer, and end with one click', async () => {
    const paper = place()
    const { path } = await write(paper.administrator)
    const about = () => mailsTo(paper, 'mara@example.org', 'comment-reply')
    await visit({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } }, async (page) => {
      await page.goto(path)
      await fillIn(page, { name: 'Mara Vogt', email: 'mara@example.org', text: 'Der Haushalt ist zu knapp.' })
      await page.getByLabel('Per E-Mail Bescheid geben').check()
      await page.getByRole('button', { name: 'Beitrag senden' }).click()
      const [asked = ''] = await mailsTo(paper, 'mara@example.org', 'comment-confirmation')
      await page.goto(/\/kommentare\/bestaetigen\/[\w-]+/.exec(asked)?.[0] ?? '')
      await page.getByRole('button', { name: 'Ja, das ist meine Adresse' }).click()
      await approveAll(paper)

      await page.goto(path)
      await answer(page, 'Er ist üppig genug.')
      expect(await about()).toEqual([])
      await approveAll(paper)
      await expect.poll(async () => (await about()).length).toBe(1)
      const [mail = ''] = await about()
      expect(mail).toContain('Jonas Holm hat auf Ihren Beitrag')
      expect(mail).toContain('> Er ist üppig genug.')

      const [link = '', end = ''] = mail.match(/https?:\/\/\S+(?:#comment-|antworten\/)\S+/g) ?? []
      const here = (address: string): string => address.replace(/^https?:\/\/[^/]+/, paper.url)
      await page.goto(here(link))
      expect(await page.locator(':target').innerText()).toContain('Er ist üppig genug.')

      await page.goto(here(end))
      await page.getByRole('button', { name: 'Ja, keine mehr' }).waitFor()
      await page.goto(path)
      await answer(page, 'Und zwar in jedem Jahr.')
      await approveAll(paper)
      // Opening the link has changed nothing.
      await expect.poll(async () => (await about()).length).toBe(2)

      await page.goto(here(end))
      await page.getByRole('button', { name: 'Ja, keine mehr' }).click()
      await page.getByRole('heading', { level: 1, name: 'Sie bekommen keine mehr' }).waitFor()
    })
  })

  it('end for a mail program too, which asks from elsewhere and follows nothing', async () => {
    const { url } = place()
    const post = (secret: string) =>
      fetch(`${url}/kommentare/antworten/${secret}`, {
        method: 'POST',
        redirect: 'manual',
        headers: { origin: 'https://mail.example', 'sec-fetch-site': 'cross-site' },
        body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
      })
    const [mail = ''] = await mailsTo(place(), 'mara@example.org', 'comment-reply')
    const secret = /antworten\/([\w-]{43})/.exec(mail)?.[1] ?? ''
    expect((await post(secret)).status).toBe(200)
    expect((await post('forged')).status).toBe(404)
  })
})
