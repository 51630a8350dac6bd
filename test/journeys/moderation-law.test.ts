import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { describeJourney } from './journey.ts'
import { type Paper, startPaper, write } from './paper.ts'

async function contribute({ url }: Paper, articleId: string, name: string, text: string): Promise<string> {
  const answer = await fetch(`${url}/api/v1/articles/${articleId}/comments`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ author: { name, email: `${name.toLowerCase()}@leser.example` }, text }),
  })
  expect(answer.status).toBe(202)
  return ((await answer.json()) as { id: string }).id
}

const approve = (paper: Paper, commentId: string) =>
  paper.administrator.call('POST', '/moderation/decisions', { commentId, decision: 'approve' })

const opened = async (page: Page, path: string, title: string) => {
  await page.goto(`/newsroom/moderation/${path}`)
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
}

describeJourney('around the moderators’ desk', startPaper, ({ place, visit }) => {
  it('words are tried before they are taken up, and hold for what comes in afterwards', async () => {
    const { administrator: as } = place()
    const article = await write(as)
    await contribute(place(), article.id, 'Quirin', 'So ein Quark, was der Rat da beschlossen hat.')
    await visit({ as }, async (page) => {
      await opened(page, 'words', 'Wörter')
      await page.getByLabel('Neue Einträge, einer je Zeile').fill('quark\nmumpitz*')
      await page.getByLabel('An einem Text ausprobieren').fill('Alles Mumpitzerei!')
      await page.getByText('der letzten 1 Kommentare wäre getroffen worden.').waitFor()
      await page.locator('mark').getByText('Mumpitzerei').waitFor()
      await page.getByRole('button', { name: '2 Einträge aufnehmen' }).click()
      await page.getByText('2 Einträge sind aufgenommen.').waitFor()
      await page.getByRole('button', { name: '„quark“ aus der Liste nehmen' }).click()
      await page.getByText('„quark“ ist aus der Liste genommen.').waitFor()
    })
    const id = await contribute(place(), article.id, 'Moritz', 'Das ist doch alles Mumpitz, was da steht.')
    const { body } = await as.call<{ reasons: { phase: string }[] }>('GET', `/moderation/comments/${id}`)
    expect(body.reasons.map(({ phase }) => phase)).toContain('banned-words')
  })

  it('a writer is blocked by address, and freed', async () => {
    const { administrator: as } = place()
    const article = await write(as, { headline: 'Die Fähre fährt wieder' })
    await contribute(place(), article.id, 'Bruno', 'Fährt die Fähre auch am Sonntag wieder?')
    await visit({ as }, async (page) => {
      await opened(page, 'blocks', 'Sperren')
      await page.getByText('Niemand ist gesperrt.').waitFor()
      await page.getByLabel('E-Mail-Adresse oder Netz').fill('niemand@leser.example')
      await page.getByLabel('Grund').fill('Flut von Werbung')
      await page.getByRole('button', { name: 'Sperren', exact: true }).click()
      await page.getByText('Von dieser Adresse hat noch niemand geschrieben.').waitFor()
      await page.getByLabel('E-Mail-Adresse oder Netz').fill('bruno@leser.example')
      await page.getByRole('button', { name: 'Sperren', exact: true }).click()
      await page.getByRole('button', { name: 'Bruno · bruno@leser.example', exact: true }).waitFor()
      await page.getByRole('button', { name: 'Sperre von Bruno · bruno@leser.example aufheben' }).click()
      await page.getByText('Niemand ist gesperrt.').waitFor()
    })
  })

  it('a writer is blocked from their comment', async () => {
    const { administrator: as } = place()
    const article = await write(as, { headline: 'Der Markt zieht um' })
    await contribute(place(), article.id, 'Clara', 'Zieht der Markt auch im Winter an den Hafen?')
    await visit({ as }, async (page) => {
      await page.goto('/newsroom/moderation/comments')
      await page.getByText('Zieht der Markt auch im Winter').click()
      await page.getByRole('button', { name: 'Sperren', exact: true }).click()
      await page.getByLabel('Grund').fill('Schreibt überall dasselbe')
      await page.getByRole('button', { name: 'Sperren', exact: true }).click()
      await page.getByText('Clara ist für 30 Tage gesperrt.').waitFor()
      await opened(page, 'blocks', 'Sperren')
      await page.getByText('Schreibt überall dasselbe').waitFor()
      await page.getByRole('button', { name: 'Sperre von Clara · clara@leser.example aufheben' }).click()
      await page.getByText('Niemand ist gesperrt.').waitFor()
    })
  })

  it('the house rules become a new version that readers see with its date, as a page and as JSON', async () => {
    const { administrator: as } = place()
    await visit({ as }, async (page) => {
      await opened(page, 'rules', 'Hausregeln')
      await page.getByLabel('Regel 1, Überschrift, deutsch').fill('Respekt voreinander')
      await page.getByRole('button', { name: /^Als Fassung \d+ veröffentlichen$/ }).click()
      await page.getByText(/Fassung \d+ gilt ab jetzt\./).waitFor()
      await page.goto('/hausregeln')
      await page.getByRole('heading', { name: '1. Respekt voreinander' }).waitFor()
      await page.getByRole('heading', { name: 'So wird moderiert' }).waitFor()
      await page.getByText(/^Fassung \d+, gültig seit/).waitFor()
      const address = await page.getByRole('link', { name: /JSON/ }).getAttribute('href')
      const json = (await (await page.request.get(address ?? '')).json()) as { clauses: { title: object }[] }
      expect(json.clauses[0]?.title).toEqual({ de: 'Respekt voreinander', en: 'Respect' })
    })
  })

  it('the day view and the transparency report count what was decided', async () => {
    const { administrator: as } = place()
    const article = await write(as, { headline: 'Das Freibad öffnet' })
    const id = await contribute(place(), article.id, 'Tanja', 'Ab wann ist das Freibad denn geöffnet?')
    await as.call('POST', '/moderation/decisions', { commentId: id, decision: 'reject', rule: '6' })
    await visit({ as }, async (page) => {
      await opened(page, 'today', 'Tagesbild')
      await page.getByRole('heading', { name: 'Nach Regel' }).waitFor()
      await page.getByText('Als Tabelle').click()
      await page.getByRole('row').nth(1).waitFor()
      await opened(page, 'transparency', 'Transparenz')
      await page.getByText('6. Beim Thema bleiben').waitFor()
      const download = page.waitForEvent('download')
      await page.getByRole('link', { name: 'Als CSV sichern' }).click()
      expect((await download).suggestedFilename()).toMatch(/^transparency-\d{4}-01-01-.*\.csv$/)
    })
  })

  it('a person is shown what is held of them, and forgotten; the thread stays', async () => {
    const { administrator: as } = place()
    const article = await write(as, { headline: 'Die Brücke wird gesperrt' })
    const question = await contribute(place(), article.id, 'Vera', 'Wie lange wird die Brücke gesperrt?')
    await approve(place(), question)
    const reply = { author: { name: 'Otto', email: 'otto@leser.example' }, text: 'Bis zum März, heißt es.' }
    const answer = await fetch(`${place().url}/api/v1/articles/${article.id}/comments`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...reply, parentId: question }),
    })
    await approve(place(), ((await answer.json()) as { id: string }).id)
    await visit({ as }, async (page) => {
      await opened(page, 'persons', 'Personen')
      await page.getByLabel('E-Mail-Adresse').fill('vera@leser.example')
      await page.getByRole('button', { name: 'Nachsehen' }).click()
      await page.getByText('Wie lange wird die Brücke gesperrt?').waitFor()
      await page.getByRole('button', { name: 'Löschen …' }).click()
      const dialog = page.getByRole('dialog', { name: 'Diese Person vergessen' })
      await dialog.getByRole('textbox').fill('vera@leser.example')
      await dialog.getByRole('button', { name: 'Endgültig löschen' }).click()
      await page.getByText('Zu vera@leser.example ist nichts gespeichert.').waitFor()
      await expect
        .poll(async () => (await page.request.get(article.path)).text())
        .not.toContain('Wie lange wird die Brücke gesperrt?')
      await page.goto(article.path)
      await page.getByText('[gelöscht]').waitFor()
      await page.getByText('Bis zum März, heißt es.').waitFor()
    })
  })

  it('where one person alone decides, they decide on the complaint after reading what that means', async () => {
    const { administrator: as } = place()
    const article = await write(as, { headline: 'Der Markt zieht um' })
    const id = await contribute(place(), article.id, 'Paula', 'Wohin zieht der Markt denn genau um?')
    await as.call('POST', '/moderation/decisions', { commentId: id, decision: 'reject', rule: '6' })
    const { body: outbox } = await as.call<{ items: { id: string; kind: string; to: string }[] }>(
      'GET',
      '/outbox',
    )
    const mail = outbox.items.find(
      ({ kind, to }) => kind === 'statement-of-reasons' && to === 'paula@leser.example',
    )
    const { body } = await as.call<{ text: string }>('GET', `/outbox/${mail?.id}`)
    const secret = /beschwerde\/([\w-]+)/.exec(body.text)?.[1] ?? ''
    await as.call('POST', `/appeals/${secret}`, { text: 'Das gehört doch zum Thema.' })
    await visit({ as, viewport: { width: 390, height: 844 } }, async (page) => {
      await page.goto('/newsroom/appeals')
      await page.getByText('Das gehört doch zum Thema.').waitFor()
      const grant = page.getByRole('button', { name: 'Stattgeben und veröffentlichen' })
      expect(await grant.isDisabled()).toBe(true)
      await page.getByLabel('Außer mir entscheidet hier niemand.', { exact: false }).check()
      await grant.click()
      await page.getByText('Keine Beschwerde wartet.').waitFor()
    })
  })

  it('an article follows the site’s way of comments until it has its own', async () => {
    const { administrator: as, url } = place()
    const article = await write(as, { headline: 'Die Schule wird saniert' })
    const page = async () => (await fetch(url + article.path)).text()
    const { body: settings } = await as.call<{ reading: { value: object; version: number } }>(
      'GET',
      '/settings',
    )
    const { value, version } = settings.reading
    expect(await page()).toContain('<form')
    await as.call('PUT', '/settings/reading', { ...value, commentMode: 'off' }, version)
    await expect.poll(page).not.toContain('class="comments')
    await as.call('PATCH', `/articles/${article.id}`, { comments: 'before' }, 1)
    await expect.poll(page).toContain('class="comments')
  })
})
