import { expect, it } from 'vitest'
import { describeJourney } from './journey.ts'
import { type Paper, startPaper } from './paper.ts'

type PaperWithArticle = Paper & { article: { id: string; path: string } }

async function startPaperWithArticle(): Promise<PaperWithArticle> {
  const paper = await startPaper()
  const { administrator } = paper
  await administrator.call('POST', '/sections', { name: 'Stadt' })
  const { body } = await administrator.call<{ id: string; path: string }>('POST', '/articles', {
    headline: 'Der Radweg am Hafen wird breiter',
    body: { format: 'markdown', content: 'Der Radweg am Hafen wird im Frühjahr auf drei Meter verbreitert.' },
    section: 'stadt',
    status: 'published',
  })
  return { ...paper, article: body }
}

/** The newest mail to an address. */
async function mailTo({ administrator }: Paper, address: string): Promise<string> {
  type Outbox = { items: { id: string; to: string }[] }
  const { body } = await administrator.call<Outbox>('GET', '/outbox')
  const id = body.items.find(({ to }) => to === address)?.id
  return (await administrator.call<{ text: string }>('GET', `/outbox/${id}`)).body.text
}

describeJourney('a reader who writes, without scripts', startPaperWithArticle, ({ visit, place }) => {
  const phone = { javaScriptEnabled: false, viewport: { width: 390, height: 844 } }

  it('contributes, waits, confirms, changes, appears, is recommended and answered, withdraws', async () => {
    const paper = place()
    const { article, administrator } = paper
    const publicUrl = paper.url
    await visit(phone, async (page) => {
      await page.goto(article.path)
      await page.getByLabel('Name').fill('Mara Vogt')
      await page.getByLabel('E-Mail-Adresse').fill('mara@example.org')
      await page
        .getByLabel('Ihr Beitrag')
        .fill('Drei Meter reichen am Hafen nicht.\n\n> auf drei Meter\nVier wären besser.')
      await page.getByRole('button', { name: 'Beitrag senden' }).click()
      await page.getByRole('heading', { level: 1, name: 'Ihr Beitrag wartet' }).waitFor()
      const own = page.url()
      await page.goto(article.path)
      expect(await page.getByText('Vier wären besser.').count()).toBe(0)

      const mail = await mailTo(paper, 'mara@example.org')
      const confirm = /\/kommentare\/bestaetigen\/[\w-]+/.exec(mail)?.[0] ?? ''
      expect(mail).toContain(new URL(own).pathname)
      await page.goto(confirm)
      await page.getByRole('button', { name: 'Ja, das ist meine Adresse' }).click()
      await page.getByRole('heading', { name: 'Vielen Dank' }).waitFor()

      await page.goto(own)
      await page.getByText('Beitrag ändern').click()
      await page.getByLabel('Ihr Beitrag').fill('Vier Meter am Hafen wären besser.')
      await page.getByRole('button', { name: 'Änderung senden' }).click()
      await page.locator('.own-comment').getByText('Vier Meter am Hafen wären besser.').waitFor()

      type Queue = { items: { commentId?: string; id?: string; comment?: { id: string } }[] }
      const { body: queue } = await administrator.call<Queue>('GET', '/moderation/queue?status=pending')
      const [waiting] = queue.items
      const commentId = waiting?.commentId ?? waiting?.comment?.id ?? waiting?.id
      await administrator.call('POST', '/moderation/decisions', { commentId, decision: 'approve' })
      await page.goto(article.path)
      await page.getByRole('heading', { name: '1 Kommentar' }).waitFor()
      await page.getByText('Vier Meter am Hafen wären besser.').waitFor()
      await page.getByRole('button', { name: 'Kommentar von Mara Vogt empfehlen' }).click()
      await page.getByText('1 Empfehlung').waitFor()

      await page.getByRole('link', { name: 'Auf Mara Vogt antworten' }).click()
      await page.getByRole('heading', { name: 'Ihre Antwort auf Mara Vogt' }).waitFor()
      await page.goto(own)
      await page.getByRole('heading', { level: 1, name: 'Ihr Beitrag ist erschienen' }).waitFor()
      await page.getByText('Beitrag zurückziehen').click()
      await page.getByRole('button', { name: 'Ja, zurückziehen' }).click()
      await page.getByRole('heading', { level: 1, name: 'Sie haben Ihren Beitrag zurückgezogen' }).waitFor()
      await page.goto(article.path)
      expect(await page.getByText('Vier Meter am Hafen wären besser.').count()).toBe(0)
      expect(new URL(own).origin).toBe(publicUrl)
    })
  })

  it('is told what to mend, and finds what was typed', async () => {
    const { article } = place()
    await visit(phone, async (page) => {
      await page.goto(article.path)
      await page.getByLabel('Name').fill('Jonas')
      await page.getByLabel('E-Mail-Adresse').fill('jonas@example.org')
      await page.getByLabel('Ihr Beitrag').fill('x')
      await page.getByRole('button', { name: 'Beitrag senden' }).click()
      await page.getByRole('alert').getByText('Mindestens 2 Zeichen').waitFor()
      expect(await page.getByLabel('Name').inputValue()).toBe('Jonas')
      expect(await page.getByLabel('Ihr Beitrag').inputValue()).toBe('x')
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    })
  })
})

describeJourney('a reader who writes, with scripts', startPaperWithArticle, ({ visit, place }) => {
  it('finds the draft again after a reload, is told what reads as an insult, and sends it all the same', async () => {
    const { article } = place()
    await visit({}, async (page) => {
      await page.goto(article.path)
      await page.getByLabel('Name').fill('Jonas')
      await page.getByLabel('E-Mail-Adresse').fill('jonas@example.org')
      const words = page.getByLabel('Ihr Beitrag')
      const text = 'Ihr seid doch alle nur dumme Idioten, haltet endlich eure dreckige Fresse.'
      await expect
        .poll(async () => {
          await words.fill(text)
          return page.evaluate(() => Object.keys(sessionStorage).length)
        })
        .toBe(1)
      await page.reload()
      await expect.poll(() => words.inputValue()).toBe(text)

      await page.getByRole('button', { name: 'Beitrag senden' }).click()
      await page.getByText('Das könnte als Herabsetzung ankommen.').waitFor()
      await page.getByRole('button', { name: 'Beitrag senden' }).click()
      await page.getByRole('heading', { level: 1, name: 'Ihr Beitrag wartet' }).waitFor()
      // No draft any more; where it is read by its writer is known as long as it waits.
      await expect
        .poll(() => page.evaluate(() => Object.keys(sessionStorage)))
        .toEqual([`depesche own ${article.id}`])
    })
  })
})
