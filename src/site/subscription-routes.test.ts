import { expect, it } from 'vitest'
import { anArticle } from '../../test/builders.ts'
import { aFollower } from '../../test/followers.ts'
import { rowsHolding } from '../../test/rows-holding.ts'
import { describeOnEachDatabase, type TestWorld } from '../../test/worlds.ts'
import { listOutbox, mailInOutbox } from '../deliveries/index.ts'
import { replayErasures } from '../persons/index.ts'
import { endToken, exampleToken } from '../subscriptions/followers/index.ts'
import { openSite } from './routes.tsx'

const address = 'mara@example.org'

async function aPaper(world: TestWorld) {
  const article = await anArticle(world, { status: 'published', tags: ['Haushalt'] })
  const { routes } = await openSite(world, { assetsFolder: '/nowhere', themeFolder: '/nowhere' })
  const read = async (answer: Response) => ({
    status: answer.status,
    headers: answer.headers,
    html: await answer.text(),
  })
  const get = async (path: string) => read(await routes.request(path))
  const post = async (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
    read(await routes.request(path, { method: 'POST', body: new URLSearchParams(fields), headers }))
  const ask = (what: string, fields: Record<string, string> = {}) =>
    post('/benachrichtigungen', { what, email: address, ...fields })
  return { article, site: routes, get, post, ask }
}

/** The path of the first link in the newest mail. */
async function newestLink(world: TestWorld): Promise<string> {
  const { items } = await listOutbox(world, {}, { limit: 1 })
  const mail = await mailInOutbox(world, items[0]?.id ?? '')
  return new URL(/https:\S+/.exec(mail?.text ?? '')?.[0] ?? '').pathname
}

const mainOf = (html: string): string => /<main[^>]*>([\s\S]*)<\/main>/.exec(html)?.[1] ?? ''
const hiddenIn = (html: string): [string, string][] =>
  [...html.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)].map(
    ([, name = '', value = '']) => [name, value],
  )

async function aReader(world: TestWorld) {
  const paper = await aPaper(world)
  await paper.ask('newsletter:')
  const confirm = await newestLink(world)
  await paper.ask('section:politik')
  const done = await paper.post(confirm, {})
  const own = /href="(\/benachrichtigungen\/[\w-]{44})"/.exec(done.html)?.[1] ?? ''
  const ids = [...(await paper.get(own)).html.matchAll(/name="id" value="([\w-]+)"/g)].map(([, id]) => id)
  const [newsletter = '', , section = ''] = ids
  return { ...paper, own, newsletter, section }
}

describeOnEachDatabase('signing up by e-mail', (testWorld) => {
  it('stands below an article, and by a link on the pages of what can be followed', async () => {
    const world = await testWorld()
    const { article, get } = await aPaper(world)
    const { html } = await get(article.path)
    expect(html).toContain(`<option value="similar:${article.id}">Ähnliche Nachrichten</option>`)
    expect(html).toContain('Ressort „Politik“</option>')
    expect(html).toContain('Thema „Haushalt“</option>')
    expect(html).toContain('Mit dem Absenden willige ich ein, dass mir „Depesche“ dazu E-Mails schickt.')
    expect((await get('/politik')).html).toContain('href="/benachrichtigungen/section/politik"')
    expect((await get('/themen/haushalt')).html).toContain('href="/benachrichtigungen/tag/haushalt"')
    expect((await get('/')).html).toContain('name="what" value="newsletter:"')
    const newsletter = await get('/newsletter')
    expect(newsletter.html).toContain('Ich möchte den Newsletter von „Depesche“ per E-Mail bekommen.')
    expect(newsletter.headers.get('cache-tag')).toContain('settings')
    expect((await get('/benachrichtigungen')).html).toContain('Ressort „Politik“')
    expect((await get('/benachrichtigungen/tag/haushalt')).html).toContain('Thema „Haushalt“')
    expect((await get('/benachrichtigungen/tag/nirgends')).status).toBe(404)
  })

  it('asks by mail; opening the link confirms nothing, its one form with its hidden fields does', async () => {
    const world = await testWorld()
    const { article, get, post, ask } = await aPaper(world)
    const asked = await ask(`similar:${article.id}`)
    expect(asked.status).toBe(200)
    expect(asked.html).toContain('Bitte sehen Sie in Ihr Postfach')
    const link = await newestLink(world)
    expect(link).toMatch(/^\/benachrichtigungen\/bestaetigen\/[\w-]{43}$/)
    for (let i = 0; i < 3; i++) {
      const page = await get(link)
      expect(page.status).toBe(200)
      expect(page.html).toContain(
        'wenn etwas erscheint, das dem Artikel „Rat beschließt den Haushalt“ ähnlich ist',
      )
      expect(page.headers.get('cache-control')).toBe('no-store')
      expect(page.headers.get('referrer-policy')).toBe('no-referrer')
      expect(page.headers.get('x-robots-tag')).toBe('noindex')
      expect(mainOf(page.html).match(/<form/g)).toHaveLength(1)
    }
    expect(await world.db.selectFrom('subscriptions').select('id').execute()).toEqual([])
    const before = (await listOutbox(world, {}, { limit: 10 })).items.length
    const [shown] = hiddenIn(mainOf((await get(link)).html))
    const done = await post(link, Object.fromEntries([shown ?? ['', '']]))
    expect(done.html).toContain('Vielen Dank')
    expect(await world.db.selectFrom('subscriptions').select('kind').execute()).toEqual([{ kind: 'similar' }])
    expect((await listOutbox(world, {}, { limit: 10 })).items).toHaveLength(before)
    expect((await get(link)).html).toContain('Vielen Dank')
    // Who only has an old link learns nothing about the reader.
    expect((await get(link)).html).not.toMatch(/benachrichtigungen\/[\w-]{44}"|mara@/)
    expect((await post(link, {})).status).toBe(200)
    expect((await get(`${link.slice(0, -1)}~`)).status).toBe(404)
    world.clock.advance({ days: 8 })
    await ask('newsletter:')
    const late = await newestLink(world)
    world.clock.advance({ days: 7 })
    expect((await get(late)).status).toBe(410)
    expect((await post(late, {})).status).toBe(410)
  })

  it('confirms of several only what was shown, or one of them', async () => {
    const world = await testWorld()
    const { article, get, post, ask } = await aPaper(world)
    await ask('newsletter:')
    const link = await newestLink(world)
    const shown = hiddenIn(mainOf((await get(link)).html))
    // Somebody else adds something between looking and confirming.
    await ask(`comments:${article.id}`)
    expect(mainOf((await get(link)).html).match(/name="only"/g)).toHaveLength(2)
    await post(link, Object.fromEntries(shown))
    expect(await world.db.selectFrom('subscriptions').select('kind').execute()).toEqual([
      { kind: 'newsletter' },
    ])
  })

  it('comes back with what to mend, refuses forms of other sites, and what is nothing of ours', async () => {
    const world = await testWorld()
    const { post, ask } = await aPaper(world)
    const bad = await ask('section:politik', { email: '"><b>x' })
    expect(bad.status).toBe(422)
    expect(bad.html).toContain('Ihre E-Mail: Eine E-Mail-Adresse wie name@beispiel.de.')
    expect(bad.html).toContain('value="&quot;&gt;&lt;b&gt;x"')
    for (const what of ['', 'everything:', 'section:nirgends', 'similar:', 'search:'])
      expect((await ask(what)).status, what).toBe(422)
    const common = await ask('search:', { words: 'der die das' })
    expect(common.status).toBe(422)
    expect(common.html).toContain('>Danach lässt sich nicht suchen: ')
    expect(common.html).toContain('value="der die das"')
    const foreign = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }
    expect((await post('/benachrichtigungen', { what: 'newsletter:', email: address }, foreign)).status).toBe(
      403,
    )
    expect((await listOutbox(world, {}, { limit: 10 })).items).toEqual([])
    const large = await post('/benachrichtigungen', { what: 'newsletter:', email: 'x'.repeat(3_000_000) })
    expect(large.status).toBe(413)
  })

  it('is ended by one POST from anywhere, without a cookie or a question, twice as well as once', async () => {
    const world = await testWorld()
    const { get, post, newsletter } = await aReader(world)
    const link = `/benachrichtigungen/ende/${endToken(world.config, newsletter)}`
    const page = await get(link)
    expect(page.html).toContain('Newsletter: Davon bekommen Sie dann keine E-Mails mehr.')
    const ended = () =>
      world.db.selectFrom('subscriptions').select('kind').where('ended_at', 'is not', null).execute()
    expect(await ended()).toEqual([])
    const byProvider = { 'sec-fetch-site': 'cross-site', origin: 'https://mail.example' }
    for (let i = 0; i < 2; i++) {
      const done = await post(link, { 'List-Unsubscribe': 'One-Click' }, byProvider)
      expect(done.status).toBe(200)
      expect(done.headers.get('location')).toBeNull()
    }
    expect(await ended()).toEqual([{ kind: 'newsletter' }])
    expect((await get(link)).html).toContain('Sie bekommen keine mehr')
    for (const forged of [endToken({ secret: 'x' }, newsletter), 'x'.repeat(44), 'x'])
      expect((await post(`/benachrichtigungen/ende/${forged}`, {})).status).toBe(404)
  })

  it.each([
    ['multipart/form-data', () => new FormData()],
    ['nothing in it', () => null],
  ])(
    'is ended by a POST of %s too, without any header of a browser, and by no scanner',
    async (what, body) => {
      const world = await testWorld()
      const { site, newsletter } = await aReader(world)
      const link = `/benachrichtigungen/ende/${endToken(world.config, newsletter)}`
      const form = body()
      form?.set('List-Unsubscribe', 'One-Click')
      const endings = async () =>
        (await world.db.selectFrom('subscriptions').select('id').where('ended_at', 'is not', null).execute())
          .length
      for (const method of ['GET', 'HEAD', 'OPTIONS']) await site.request(link, { method })
      expect(await endings(), what).toBe(0)
      const answer = await site.request(link, { method: 'POST', body: form })
      expect([answer.status, answer.headers.get('location')]).toEqual([200, null])
      expect(await endings()).toBe(1)
    },
  )

  it('is sharpened by the form behind a link of a mail, never by opening it, and taken back on the own page', async () => {
    const world = await testWorld()
    const { article, get, post, own } = await aReader(world)
    const { id: readerId } = await world.db.selectFrom('readers').select('id').executeTakeFirstOrThrow()
    const subscriptionId = await aFollower(world, 'mara', { kind: 'similar', ref: article.id })
    await world.db.updateTable('subscriptions').set({ reader_id: readerId }).execute()
    const told = await anArticle(world, { status: 'published', headline: 'Rat streitet' })
    const token = exampleToken(world.config, { subscriptionId, articleId: told.id })
    const said = () => world.db.selectFrom('alert_examples').select(['article_id', 'wanted']).execute()
    for (const way of ['mehr', 'nicht']) {
      const page = await get(`/benachrichtigungen/${way}/${token}`)
      expect(page.html).toContain('„Rat streitet“')
      expect(mainOf(page.html).match(/<form/g)).toHaveLength(1)
      expect((await get(`/benachrichtigungen/${way}/${token.slice(0, -1)}~`)).status).toBe(404)
      expect((await post(`/benachrichtigungen/${way}/x`, {})).status).toBe(404)
    }
    expect(await said()).toEqual([])
    await post(`/benachrichtigungen/mehr/${token}`, {})
    expect((await post(`/benachrichtigungen/nicht/${token}`, {})).html).toContain('Das ist notiert')
    expect(await said()).toEqual([{ article_id: told.id, wanted: 0 }])
    expect((await get(own)).html).toContain('Nicht wie „Rat streitet“')
    await post(own, { do: 'forget-example', id: 'somebody else’s', article: told.id })
    expect(await said()).toHaveLength(1)
    await post(own, { do: 'forget-example', id: subscriptionId, article: told.id })
    expect(await said()).toEqual([])
  })

  it('has a page of its own for each reader: frequency, pauses, language, ends, file', async () => {
    const world = await testWorld()
    const { get, post, own, section } = await aReader(world)
    const page = await get(own)
    expect(page.headers.get('referrer-policy')).toBe('no-referrer')
    expect(page.headers.get('cache-control')).toBe('no-store')
    expect(page.html).toContain('Ihre Benachrichtigungen')
    expect(page.html).toContain(address)
    const row = () =>
      world.db
        .selectFrom('subscriptions')
        .select(['frequency', 'paused_at', 'ended_at'])
        .where('id', '=', section)
        .executeTakeFirstOrThrow()
    const change = (fields: Record<string, string>) => post(own, { id: section, ...fields })
    expect((await change({ do: 'frequency', frequency: 'weekly' })).html).toContain(
      'Die nächste Sammlung kommt Samstag, 28. November 2026 um 06:00 Uhr, falls es etwas gibt.',
    )
    await change({ do: 'pause' })
    expect(await row()).toMatchObject({ frequency: 'weekly', paused_at: world.clock.now() })
    await change({ do: 'resume' })
    expect((await change({ do: 'rest', days: '14' })).html).toContain('Bis zum 7. Dezember 2026')
    await change({ do: 'rest-end' })
    await change({ do: 'language', language: 'en' })
    await change({ do: 'frequency', frequency: 'never' })
    await change({ do: 'nonsense' })
    const reader = await world.db
      .selectFrom('readers')
      .select(['language', 'paused_until'])
      .executeTakeFirstOrThrow()
    expect(reader).toEqual({ language: 'en', paused_until: null })
    const file = await get(`${own}/export.json`)
    expect(JSON.parse(file.html)).toMatchObject({ email: address, subscriptions: [{}, {}] })
    expect(file.headers.get('content-disposition')).toContain('attachment')
    await change({ do: 'end' })
    expect((await row()).ended_at).toBe(world.clock.now())
    expect((await post(own, { do: 'end-all' })).html).toContain('Gerade bekommen Sie nichts per E-Mail.')
    expect((await get(`${own.slice(0, -1)}~`)).status).toBe(404)
    expect((await get(`${own.slice(0, -1)}~/export.json`)).status).toBe(404)
    expect((await post(`${own.slice(0, -1)}~`, { do: 'erase' })).status).toBe(404)
  })

  it('forgets a reader from their own page, and once more after a backup was restored', async () => {
    const world = await testWorld()
    const { get, post, own } = await aReader(world)
    const rows = await world.db.selectFrom('readers').selectAll().execute()
    expect((await post(own, { do: 'erase' })).html).toContain('Alles ist gelöscht')
    expect(await rowsHolding(world.db, /mara@/)).toEqual([])
    expect((await get(own)).status).toBe(404)
    await world.db.insertInto('readers').values(rows).execute()
    expect(await replayErasures(world)).toBe(1)
    expect(await rowsHolding(world.db, /mara@/)).toEqual([])
  })

  it('sends the link to the own page to who has lost it', async () => {
    const world = await testWorld()
    const { ask, own } = await aReader(world)
    expect((await ask('link:')).html).toContain('Bitte sehen Sie in Ihr Postfach')
    expect(await newestLink(world)).toBe(own)
    expect((await ask('link:', { email: 'x' })).status).toBe(422)
  })
})
