import { expect, it } from 'vitest'
import { anArticle } from '../../test/builders.ts'
import { describeOnEachDatabase, type TestWorld } from '../../test/worlds.ts'
import { listOutbox, mailInOutbox } from '../deliveries/index.ts'
import { openSite } from './routes.tsx'

const typed = {
  name: 'Mara Vogt',
  email: 'mara@example.org',
  text: 'Der Haushalt des Stadtrats lässt die Schulen außen vor.',
}

async function aPaper(world: TestWorld, given = {}) {
  const article = await anArticle(world, { status: 'published', ...given })
  const { routes } = await openSite(world, { assetsFolder: '/nowhere', themeFolder: '/nowhere' })
  const read = async (answer: Response) => ({
    status: answer.status,
    headers: answer.headers,
    location: answer.headers.get('location') ?? '',
    html: await answer.text(),
  })
  const get = async (path: string) => read(await routes.request(path))
  const post = async (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
    read(await routes.request(path, { method: 'POST', body: new URLSearchParams(fields), headers }))
  const send = (fields: Record<string, string> = {}) =>
    post('/kommentare', { article: article.id, ...typed, ...fields })
  return { article, get, post, send }
}

describeOnEachDatabase('the form below an article', (testWorld) => {
  it('invites, and takes a contribution, which its writer then sees waiting', async () => {
    const world = await testWorld()
    const { article, get, send } = await aPaper(world)
    const { html } = await get(article.path)
    expect(html).toContain('Kommentar zum Artikel „Rat beschließt den Haushalt“?')
    expect(html).toContain('href="/hausregeln"')
    expect(html).toContain('Wird nie gezeigt.')

    const sent = await send()
    expect(sent.status).toBe(303)
    expect(sent.location).toMatch(/^\/kommentare\/[\w-]{43}$/)
    const own = await get(sent.location)
    expect(own.html).toContain('Ihr Beitrag wartet')
    expect(own.html).toContain(typed.text)
    expect(own.html).not.toContain(typed.email)
    expect(own.headers.get('cache-control')).toBe('no-store')
    expect(own.headers.get('cache-tag')).toBeNull()
    expect(own.headers.get('x-robots-tag')).toBe('noindex')
    expect((await get(article.path)).html).not.toContain(typed.text)
    // An impatient second click.
    expect((await send()).location).toBe(sent.location)
    const rows = await world.db.selectFrom('comments').select('id').execute()
    expect(rows).toHaveLength(1)
  })

  it('comes back with all that was typed and what to mend', async () => {
    const world = await testWorld()
    const { send } = await aPaper(world)
    const back = await send({ email: 'keine Adresse', name: ' ', text: 'Ein "Satz" </textarea> mit <b>' })
    expect(back.status).toBe(422)
    expect(back.html).toContain('E-Mail-Adresse: Eine E-Mail-Adresse wie name@beispiel.de.')
    expect(back.html).toContain('Name: Das darf nicht leer sein.')
    expect(back.html).toContain('value="keine Adresse"')
    expect(back.html).toContain('&lt;/textarea&gt; mit &lt;b&gt;')
  })

  it.each([
    ['nothing', ''],
    ['blanks and signs nobody sees', ' \u200b\u2060\n\u3164 '],
    ['one sign', 'x'],
    ['100,000 characters', 'ä'.repeat(100_000)],
  ])('sends back %s as a text', async (_, text) => {
    const world = await testWorld()
    const { send } = await aPaper(world)
    expect((await send({ text })).status).toBe(422)
  })

  it.each([
    ['HTML and script', '<script>alert(1)</script><img src=x onerror=alert(1)>'],
    ['signs that turn the line around', '\u202eabc\u2066def'],
    ['only emoji', '🤬🤬🤬'],
    ['blanks at the end of a line', `a${' '.repeat(9000)}b`],
  ])('takes %s, which is text and nothing else', async (_, text) => {
    const world = await testWorld()
    const { get, send } = await aPaper(world)
    const sent = await send({ text, name: '<i>Ada</i>\u202e' })
    expect(sent.status).toBe(303)
    const { html } = await get(sent.location)
    expect(html).not.toMatch(/<script>alert|<img src=x|<i>Ada/)
    expect(html).toContain('&lt;i&gt;Ada&lt;/i&gt;</span>')
  })

  it('is closed where comments are, and says so', async () => {
    const world = await testWorld()
    const { article, get, send } = await aPaper(world, { commentMode: 'closed' })
    expect((await get(article.path)).html).not.toContain('comment-form')
    const refused = await send()
    expect(refused.status).toBe(403)
    expect(refused.html).toContain('sind geschlossen')
    expect((await send({ article: 'unknown' })).status).toBe(404)
  })

  it('refuses forms of other sites', async () => {
    const world = await testWorld()
    const { article, post } = await aPaper(world)
    const foreign = await post(
      '/kommentare',
      { article: article.id, ...typed },
      { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
    )
    expect(foreign.status).toBe(403)
    expect(await world.db.selectFrom('comments').select('id').execute()).toEqual([])
  })

  it('files what fills in the field nobody sees as spam, and tells nobody', async () => {
    const world = await testWorld()
    const { get, send } = await aPaper(world)
    const sent = await send({ website: 'https://spam.example' })
    expect((await get(sent.location)).html).toContain('Ihr Beitrag wartet')
    const [row] = await world.db.selectFrom('comments').select('status').execute()
    expect(row?.status).toBe('spam')
    expect((await listOutbox(world, {}, { limit: 5 })).items).toEqual([])
  })
})

describeOnEachDatabase('the links in the mail', (testWorld) => {
  it('confirm the address by a form, not by being opened; change and withdraw the contribution', async () => {
    const world = await testWorld()
    const { get, post, send } = await aPaper(world)
    const { location } = await send()
    const { items } = await listOutbox(world, {}, { limit: 5 })
    expect(items.map(({ kind, to }) => [kind, to])).toEqual([['comment-confirmation', typed.email]])
    const mail = await mailInOutbox(world, items[0]?.id ?? '')
    const [, confirm = ''] = /(\/kommentare\/bestaetigen\/[\w-]+)/.exec(mail?.text ?? '') ?? []
    expect(mail?.text).toContain(location)
    expect(mail?.text).not.toContain('Mara')

    const isConfirmed = async () =>
      (await world.db.selectFrom('comment_writers').select('confirmed_at').execute())[0]?.confirmed_at !==
      null
    expect((await get(confirm)).html).toContain('<form')
    expect(await isConfirmed()).toBe(false)
    expect((await post(confirm, {})).html).toContain('Ihre Adresse ist bestätigt')
    expect(await isConfirmed()).toBe(true)
    expect((await get(confirm)).html).toContain('Ihre Adresse ist bestätigt')
    expect((await get('/kommentare/bestaetigen/forged')).status).toBe(404)

    expect((await post(location, { do: 'change', text: '' })).status).toBe(422)
    expect((await post(location, { do: 'change', text: 'Andere Worte zum Haushalt.' })).status).toBe(303)
    expect((await get(location)).html).toContain('Andere Worte zum Haushalt.')
    expect((await post(location, { do: 'withdraw' })).status).toBe(303)
    const after = await get(location)
    expect(after.html).toContain('zurückgezogen')
    expect(after.html).not.toContain('Andere Worte')
    expect((await post(location, { do: 'change', text: 'Doch wieder.' })).status).toBe(409)
    const forged = `/kommentare/${'x'.repeat(43)}`
    expect([(await get(forged)).status, (await post(forged, { do: 'withdraw' })).status]).toEqual([404, 404])
  })
})
