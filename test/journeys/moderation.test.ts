import { expect, it } from 'vitest'
import { describeJourney } from './journey.ts'
import { type Colleague, hire, type Paper, startPaper, write } from './paper.ts'

type Queue = { items: { id: string; text: string; author: { name: string } }[] }

const texts = {
  question: 'Wie hoch ist denn der Zuschuss für das Theater in diesem Haushalt?',
  insult: 'Sie sind doch ein kompletter Vollidiot und haben keine Ahnung.',
  advert:
    'Reich werden ohne Arbeit! Jetzt hier klicken und kassieren: https://casino.example https://x.example',
}

async function contribute({ url }: Paper, articleId: string, name: string, text: string): Promise<string> {
  const email = `${name.toLowerCase()}@leser.example`
  const answer = await fetch(`${url}/api/v1/articles/${articleId}/comments`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ author: { name, email }, text }),
  })
  expect(answer.status).toBe(202)
  return ((await answer.json()) as { id: string }).id
}

const waiting = async (as: Colleague): Promise<string[]> =>
  (await as.call<Queue>('GET', '/moderation/queue')).body.items.map(({ author }) => author.name).toSorted()

const statusOf = async (as: Colleague, id: string): Promise<string> =>
  (await as.call<{ status: string }>('GET', `/moderation/comments/${id}`)).body.status

describeJourney('at the moderators’ desk', startPaper, ({ place, visit }) => {
  it('a shift by keyboard: approve, reject by a rule, spam, take back', async () => {
    const article = await write(place().administrator)
    const question = await contribute(place(), article.id, 'Frieda', texts.question)
    const insult = await contribute(place(), article.id, 'Ivo', texts.insult)
    const advert = await contribute(place(), article.id, 'Spammi', texts.advert)
    const as = await hire(place(), { name: 'Mia Moderatorin', role: 'moderator' })
    await visit({ as }, async (page) => {
      await page.goto('/newsroom/')
      await page.getByRole('link', { name: /Moderation/ }).waitFor()
      await page.keyboard.press('g')
      await page.keyboard.press('c')
      const card = page.getByRole('article', { name: 'Kommentar' })
      await card.getByRole('link', { name: article.headline }).waitFor()
      await page
        .getByRole('link', { name: /Moderation/ })
        .getByText('3')
        .waitFor()
      const open = (name: string) =>
        page.getByRole('list', { name: 'Wartende Kommentare' }).getByRole('button', { name }).click()

      await open('Frieda')
      await card.getByText('Von dieser Adresse ist noch nichts erschienen.').waitFor()
      await page.keyboard.press('a')
      await expect.poll(() => statusOf(as, question)).toBe('approved')
      await page.keyboard.press('u')
      await expect.poll(() => statusOf(as, question)).toBe('pending')
      await card.getByText(texts.question).waitFor()
      await page.keyboard.press('a')
      await expect.poll(() => statusOf(as, question)).toBe('approved')

      await open('Ivo')
      await card.getByText('Beleidigung', { exact: false }).waitFor()
      await page.keyboard.press('r')
      await page.getByRole('textbox', { name: 'Nummer der Regel' }).waitFor()
      await page.keyboard.type('1')
      await page.keyboard.press('Enter')
      await expect.poll(() => statusOf(as, insult)).toBe('rejected')

      await card.getByText('Reich werden', { exact: false }).waitFor()
      await page.keyboard.press('s')
      await expect.poll(() => statusOf(as, advert)).toBe('spam')
      await page.getByText('Nichts wartet.').waitFor()
    })
    const { body } = await place().administrator.call<{ items: { kind: string; to: string }[] }>(
      'GET',
      '/outbox',
    )
    expect(body.items.filter(({ kind }) => kind === 'statement-of-reasons').map(({ to }) => to)).toEqual([
      'ivo@leser.example',
    ])
  })
})

describeJourney('at the desk of two moderators', startPaper, ({ place, visit }) => {
  it('two at once: what one is at is not put before the other, and one decision counts', async () => {
    const article = await write(place().administrator, { headline: 'Die Fähre fährt wieder' })
    const first = await contribute(place(), article.id, 'Anton', 'Fährt die Fähre auch am Sonntag wieder?')
    const second = await contribute(place(), article.id, 'Berta', 'Und was kostet die Fähre für Fahrräder?')
    const mia = await hire(place(), { name: 'Mia Zwei', role: 'moderator' })
    const max = await hire(place(), { name: 'Max Drei', role: 'moderator' })
    expect(await waiting(mia)).toEqual(['Anton', 'Berta'])
    await visit({ as: mia }, async (page) => {
      await page.goto('/newsroom/moderation')
      const list = page.getByRole('list', { name: 'Wartende Kommentare' })
      await list.getByRole('button', { name: 'Anton' }).click()
      await visit({ as: max, viewport: { width: 390, height: 844 } }, async (other) => {
        await other.goto('/newsroom/moderation')
        await other.getByRole('article', { name: 'Kommentar' }).getByText('Fahrräder').waitFor()
        await list.getByText('Max Drei ist gerade daran').waitFor()
        await other.getByRole('button', { name: 'Freigeben' }).click()
        await expect.poll(() => statusOf(max, second)).toBe('approved')
      })
      await max.call('POST', '/moderation/decisions', { commentId: first, decision: 'reject', rule: '6' })
      await page.keyboard.press('a')
      await page.getByText('Max Drei hat über diesen Kommentar schon entschieden.').waitFor()
      expect(await statusOf(mia, first)).toBe('rejected')
    })
  })
})

describeJourney('at the desk of complaints and reports', startPaper, ({ place, visit }) => {
  it('a report leads to a removal, the complaint against it to a reversal by somebody else', async () => {
    const article = await write(place().administrator)
    const id = await contribute(place(), article.id, 'Frieda', texts.question)
    const mia = await hire(place(), { name: 'Mia Vier', role: 'moderator' })
    const max = await hire(place(), { name: 'Max Fünf', role: 'moderator' })
    await mia.call('POST', '/moderation/decisions', { commentId: id, decision: 'approve' })
    const { url } = (await mia.call<{ url: string }>('GET', `/moderation/comments/${id}`)).body
    const reported = await open('/reports', {
      commentUrl: url,
      reason: 'insult',
      explanation: 'Das kränkt mich.',
    })
    expect(reported).toBe(202)
    await visit({ as: mia }, async (page) => {
      await page.goto('/newsroom/notices')
      await page.getByText('insult: Das kränkt mich.').waitFor()
      await page.getByRole('button', { name: 'Entfernen …' }).click()
      await page.getByRole('textbox', { name: 'Nummer der Regel' }).fill('1')
      await page.keyboard.press('Enter')
      await page.getByText('Keine Meldung wartet.').waitFor()
      expect(await statusOf(mia, id)).toBe('removed')
    })
    expect(await open(`/appeals/${await secretInMail()}`, { text: 'Das war eine Frage.' })).toBe(202)
    await visit({ as: mia }, async (page) => {
      await page.goto('/newsroom/appeals')
      await page.getByText('Die erste Entscheidung ist von Ihnen.', { exact: false }).waitFor()
    })
    await visit({ as: max }, async (page) => {
      await page.goto('/newsroom/appeals')
      await page.getByText('Das war eine Frage.').waitFor()
      await page.getByRole('button', { name: 'Stattgeben und veröffentlichen' }).click()
      await page.getByText('Keine Beschwerde wartet.').waitFor()
      expect(await statusOf(max, id)).toBe('approved')
    })
  })

  const open = async (path: string, body: unknown): Promise<number> => {
    const init = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }
    return (await fetch(`${place().url}/api/v1${path}`, init)).status
  }

  const secretInMail = async (): Promise<string> => {
    const { administrator } = place()
    const { body } = await administrator.call<{ items: { id: string; kind: string }[] }>('GET', '/outbox')
    const mail = body.items.find(({ kind }) => kind === 'statement-of-reasons')
    const { text } = (await administrator.call<{ text: string }>('GET', `/outbox/${mail?.id}`)).body
    return /beschwerde\/([\w-]+)/.exec(text)?.[1] ?? ''
  }
})
