import { expect, it } from 'vitest'
import { solve } from '../../src/site/assets/script/proof-of-work.ts'
import { describeJourney } from './journey.ts'
import { type Paper, startPaper, write } from './paper.ts'

/** Behind a proxy, as the server itself is not counted. */
const startBehindProxy = (): Promise<Paper> =>
  startPaper({ env: { DEPESCHE_TRUSTED_PROXIES: '127.0.0.1,::1' } })

type Taken = { id: string; challenge?: Parameters<typeof solve>[0] }

async function send(
  { url }: Paper,
  articleId: string,
  { from, text, ...more }: { from: string; text: string; proofOfWork?: string },
) {
  const author = { name: 'Jonas Holm', email: 'jonas@example.org' }
  const answer = await fetch(`${url}/api/v1/articles/${articleId}/comments`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': from },
    body: JSON.stringify({ author, text, ...more }),
  })
  return {
    status: answer.status,
    wait: answer.headers.get('retry-after'),
    body: (await answer.json()) as Taken,
  }
}

/** As many as are let through without work. */
async function useUpRate(paper: Paper, articleId: string, from: string): Promise<void> {
  for (let number = 0; number < 8; number++)
    expect((await send(paper, articleId, { from, text: `Nummer ${number} von ${from}` })).status).toBe(202)
}

describeJourney('where too much came from one place', startBehindProxy, ({ visit, place }) => {
  it('a program is told how long to wait, or passes with a proof of work, once', async () => {
    const paper = place()
    const { id } = await write(paper.administrator)
    const from = '203.0.113.7'
    await useUpRate(paper, id, from)
    const refused = await send(paper, id, { from, text: 'Nummer 9' })
    expect(refused).toMatchObject({ status: 429, wait: '600' })
    const proofOfWork = (refused.body.challenge && (await solve(refused.body.challenge))) ?? ''
    expect((await send(paper, id, { from, text: 'Nummer 10', proofOfWork })).status).toBe(202)
    expect((await send(paper, id, { from, text: 'Nummer 11', proofOfWork })).status).toBe(429)
    expect((await send(paper, id, { from: '198.51.100.1', text: 'Von anderswo' })).status).toBe(202)
  })

  it('a reader’s browser does the work, and the contribution goes on its way by itself', async () => {
    const paper = place()
    const { id, path } = await write(paper.administrator, { headline: 'Die Fähre fährt wieder' })
    const from = '203.0.113.20'
    await useUpRate(paper, id, from)
    await visit({ extraHTTPHeaders: { 'x-forwarded-for': from } }, async (page) => {
      await page.goto(path)
      await page.getByLabel('Name').fill('Mara Vogt')
      await page.getByLabel('E-Mail-Adresse').fill('mara@example.org')
      await page.getByLabel('Ihr Beitrag').fill('Die Fähre zum Hafen fährt wieder, das freut die Stadt.')
      await page.getByRole('button', { name: 'Beitrag senden' }).click()
      await page.getByRole('heading', { level: 1, name: 'Ihr Beitrag wartet' }).waitFor()
      await page.locator('.own-comment').getByText('Die Fähre zum Hafen').waitFor()
    })
  })

  it('a reader without scripts is told to wait, and keeps all that was typed', async () => {
    const paper = place()
    const { id, path } = await write(paper.administrator, { headline: 'Der Deich wird höher' })
    const from = '203.0.113.30'
    await useUpRate(paper, id, from)
    await visit({ javaScriptEnabled: false, extraHTTPHeaders: { 'x-forwarded-for': from } }, async (page) => {
      await page.goto(path)
      await page.getByLabel('Name').fill('Mara Vogt')
      await page.getByLabel('E-Mail-Adresse').fill('mara@example.org')
      await page.getByLabel('Ihr Beitrag').fill('Der Deich ist hoch genug.')
      await page.getByLabel('Per E-Mail Bescheid geben').check()
      const answer = page.waitForResponse((each) => each.request().method() === 'POST')
      await page.getByRole('button', { name: 'Beitrag senden' }).click()
      expect([(await answer).status(), (await answer).headers()['retry-after']]).toEqual([429, '600'])
      await page.getByRole('alert').getByText('in zehn Minuten').waitFor()
      expect(await page.getByLabel('Ihr Beitrag').inputValue()).toBe('Der Deich ist hoch genug.')
      expect(await page.getByLabel('Name').inputValue()).toBe('Mara Vogt')
      expect(await page.getByLabel('Per E-Mail Bescheid geben').isChecked()).toBe(true)
    })
  })

  it('what a script sends sooner than anybody types waits, and says why', async () => {
    const paper = place()
    const { path } = await write(paper.administrator, { headline: 'Das Rathaus ist gelb' })
    await visit({}, async (page) => {
      await page.goto(path)
      const token = page.waitForResponse((each) => each.url().endsWith('/kommentare/beginnen'))
      await page.getByLabel('Name').focus()
      await token
      const text = 'Das Rathaus ist gelb, und das steht ihm gut zu Gesicht.'
      await page.getByLabel('Name').fill('Schnell')
      await page.getByLabel('E-Mail-Adresse').fill('schnell@example.org')
      await page.getByLabel('Ihr Beitrag').fill(text)
      await page.getByRole('button', { name: 'Beitrag senden' }).click()
      await page.getByRole('heading', { level: 1, name: 'Ihr Beitrag wartet' }).waitFor()
      const id = await page.locator('.own-page').getAttribute('data-comment')
      const { body } = await paper.administrator.call('GET', '/moderation/queue?status=pending&limit=100')
      const item = (body as { items: Record<string, unknown>[] }).items.find((each) =>
        JSON.stringify(each).includes(String(id)),
      )
      expect(JSON.stringify(item)).toContain('too-fast')
    })
  })
})
