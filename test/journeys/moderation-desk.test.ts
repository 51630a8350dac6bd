import { expect, it } from 'vitest'
import { describeJourney } from './journey.ts'
import { type Colleague, hire, type Paper, startPaper, write } from './paper.ts'

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

type Seen = { status: string; text: string; pickedAt: string | null; notes: { text: string }[] }
const seen = async (as: Colleague, id: string): Promise<Seen> =>
  (await as.call<Seen>('GET', `/moderation/comments/${id}`)).body
const statusOf = async (as: Colleague, id: string): Promise<string> => (await seen(as, id)).status

describeJourney('at the desk, beyond yes and no', startPaper, ({ place, visit }) => {
  it('a passage is taken out by keys, marked for readers, and put back', async () => {
    const article = await write(place().administrator)
    const text = 'Liebe Leute vom Rat, Sie Vollidiot, der Haushalt ist zu spät beraten worden.'
    const id = await contribute(place(), article.id, 'Ivo', text)
    const mia = await hire(place(), { name: 'Mia Acht', role: 'moderator' })
    await visit({ as: mia }, async (page) => {
      await page.goto('/newsroom/moderation')
      await page.getByRole('article', { name: 'Kommentar' }).getByText('Liebe Leute').waitFor()

      await page.keyboard.press('m')
      await page.getByRole('textbox', { name: 'Notiz' }).fill('Der Rest ist ein gutes Argument.')
      await page.keyboard.press('Control+Enter')
      // Until it is kept the field has the keys.
      await page.getByRole('textbox', { name: 'Notiz' }).waitFor({ state: 'detached' })
      await page.getByText('Der Rest ist ein gutes Argument.').waitFor()
      expect((await seen(mia, id)).notes).toMatchObject([{ text: 'Der Rest ist ein gutes Argument.' }])

      await page.keyboard.press('e')
      const field = page.getByRole('textbox', { name: 'Stelle markieren' })
      await field.waitFor()
      const start = text.indexOf('Sie Vollidiot')
      await field.evaluate(
        (input: HTMLTextAreaElement, from) => input.setSelectionRange(from, from + 'Sie Vollidiot'.length),
        start,
      )
      await page.keyboard.press('Enter')
      await page.getByText('Durchgestrichenes entfällt').waitFor()
      await page.getByRole('textbox', { name: 'Nummer der Regel' }).fill('1')
      await page.keyboard.press('Enter')
      await expect.poll(() => statusOf(mia, id)).toBe('approved')
      await page.getByText('Nichts wartet.').waitFor()
      const shortened = 'Liebe Leute vom Rat, […] (Anm. d. Red.), der Haushalt ist zu spät beraten worden.'
      expect((await seen(mia, id)).text).toBe(shortened)
      await page.goto(new URL(article.url).pathname)
      await page.getByText('[…] (Anm. d. Red.)', { exact: false }).waitFor()
    })
    const { body } = await place().administrator.call<{ items: { kind: string; to: string }[] }>(
      'GET',
      '/outbox',
    )
    expect(body.items.filter(({ kind }) => kind === 'statement-of-reasons').map(({ to }) => to)).toEqual([
      'ivo@leser.example',
    ])
  })

  it('many are chosen by keys, seen in a preview, decided, and taken back as a whole', async () => {
    const article = await write(place().administrator, { headline: 'Das Bad bleibt zu' })
    const ids: string[] = []
    for (const name of ['Anton', 'Berta', 'Carla', 'Dora'])
      ids.push(await contribute(place(), article.id, name, `Wann öffnet das Bad wieder, fragt ${name}?`))
    const mia = await hire(place(), { name: 'Mia Neun', role: 'moderator' })
    const max = await hire(place(), { name: 'Max Zehn', role: 'moderator' })
    await visit({ as: mia }, async (page) => {
      await page.goto('/newsroom/moderation')
      const list = page.getByRole('list', { name: 'Wartende Kommentare' })
      await list.getByRole('button').nth(3).waitFor()
      await page.keyboard.press('x')
      await page.keyboard.press('Shift+J')
      await page.keyboard.press('Shift+J')
      await page.getByRole('heading', { name: '3 Kommentare gewählt' }).waitFor()
      await page.keyboard.press('Shift+A')
      await max.call('PUT', `/moderation/comments/${ids[0]}/claim`)
      await page.keyboard.press('r')
      await page.getByRole('textbox', { name: 'Nummer der Regel' }).fill('6')
      await page.keyboard.press('Enter')
      await page.getByText('3 Kommentare werden mit Regel 6 abgelehnt.').waitFor()
      await page.getByText('3 E-Mails mit Begründung gehen hinaus, jede für sich.').waitFor()
      await page.getByText('1 bleibt liegen: Jemand anderes ist gerade daran. (Anton)').waitFor()
      await page.keyboard.press('Enter')
      await page.getByText('Über 3 Kommentare ist entschieden.').waitFor()
      expect(await Promise.all(ids.map((id) => statusOf(mia, id)))).toEqual([
        'pending',
        'rejected',
        'rejected',
        'rejected',
      ])
      await page.getByRole('button', { name: 'Alles zurücknehmen' }).click()
      await page.getByText('3 Entscheidungen sind zurückgenommen.').waitFor()
      expect(await Promise.all(ids.map((id) => statusOf(mia, id)))).toEqual(ids.map(() => 'pending'))
      await page.getByRole('button', { name: 'Weiter' }).click()
      await list.getByRole('button', { name: 'Dora' }).waitFor()
    })
  })
})

describeJourney('in the list of all comments', startPaper, ({ place, visit }) => {
  it('one is found by a word, published after all, picked, removed; another desk hears of it at once', async () => {
    const article = await write(place().administrator, { headline: 'Die Fähre fährt wieder' })
    const id = await contribute(place(), article.id, 'Frieda', 'Nimmt die Fähre auch Lastenräder mit?')
    const waits = await contribute(place(), article.id, 'Gustav', 'Und wann fährt sie am Sonntag?')
    const mia = await hire(place(), { name: 'Mia Elf', role: 'moderator' })
    const max = await hire(place(), { name: 'Max Zwölf', role: 'moderator' })
    await mia.call('POST', '/moderation/decisions', { commentId: id, decision: 'reject', rule: '6' })
    await visit({ as: max }, async (other) => {
      await other.goto('/newsroom/moderation')
      const queue = other.getByRole('list', { name: 'Wartende Kommentare' })
      await queue.getByRole('button', { name: 'Gustav' }).waitFor()
      await visit({ as: mia }, async (page) => {
        await page.goto('/newsroom/moderation/comments')
        await page.getByRole('searchbox', { name: 'Worte oder Name' }).fill('lastenrader')
        const list = page.getByRole('list', { name: 'Alle Kommentare' })
        await expect.poll(() => list.getByRole('listitem').count()).toBe(1)
        await list.getByText('Abgelehnt, Regel 6').waitFor()
        await list.getByRole('button').click()
        await page.getByRole('button', { name: 'Doch veröffentlichen' }).click()
        await expect.poll(() => statusOf(mia, id)).toBe('approved')
        await page.getByRole('button', { name: 'Auswahl der Redaktion' }).click()
        await expect.poll(async () => (await seen(mia, id)).pickedAt).not.toBeNull()
        await page.getByRole('button', { name: 'Entfernen', exact: true }).click()
        await page.getByRole('textbox', { name: 'Nummer der Regel' }).fill('1')
        await page.keyboard.press('Enter')
        await expect.poll(() => statusOf(mia, id)).toBe('removed')
        await page.getByRole('button', { name: 'Rückgängig' }).click()
        await expect.poll(() => statusOf(mia, id)).toBe('approved')
      })
      await mia.call('POST', '/moderation/decisions', { commentId: waits, decision: 'approve' })
      await queue.getByRole('button', { name: 'Gustav' }).waitFor({ state: 'detached' })
      const late = await contribute(place(), article.id, 'Heike', 'Gilt das auch für Roller?')
      await queue.getByRole('button', { name: 'Heike' }).waitFor()
      // What is before somebody stays until they move on.
      await other.getByText('Darüber ist inzwischen entschieden.').waitFor()
      expect(await statusOf(max, late)).toBe('pending')
    })
  })
})
