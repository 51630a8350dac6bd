import { expect, it } from 'vitest'
import { type ImportedComment, importComments } from '../src/comments/index.ts'
import { openIntake } from '../src/contributions/index.ts'
import { listOutbox, mailInOutbox } from '../src/deliveries/index.ts'
import { commentsApi } from '../src/newsroom-api/comments.ts'
import { inTransaction } from '../src/platform/db/db.ts'
import { openSite } from '../src/site/routes.tsx'
import { anArticle } from './builders.ts'
import { callerAs } from './caller-as.ts'
import { describeOnEachDatabase, type TestWorld } from './worlds.ts'

const typed = {
  name: 'Mara Vogt',
  email: 'mara@example.org',
  text: 'Der Haushalt lässt die Schulen außen vor.',
}

async function aPaper(world: TestWorld, given = {}) {
  const article = await anArticle(world, { status: 'published', ...given })
  const { routes } = await openSite(world, { assetsFolder: '/nowhere', themeFolder: '/nowhere' })
  const read = async (answer: Response | Promise<Response>) => {
    const { status, headers } = await answer
    return { status, location: headers.get('location') ?? '', html: await (await answer).text() }
  }
  const get = (path: string) => read(routes.request(path))
  const post = (path: string, fields: Record<string, string>) =>
    read(routes.request(path, { method: 'POST', body: new URLSearchParams(fields) }))
  const send = (fields: Record<string, string> = {}) =>
    post('/kommentare', { article: article.id, ...typed, ...fields })
  const approve = (id: string) =>
    world.db.updateTable('comments').set({ status: 'approved' }).where('id', '=', id).execute()
  return { article, get, post, send, approve }
}

const stored = async (world: TestWorld) =>
  world.db
    .selectFrom('comments')
    .select(['id', 'text', 'depth'])
    .orderBy('created_at')
    .orderBy('id')
    .execute()

describeOnEachDatabase('a thread of 500 levels', (testWorld) => {
  it('is read on its pages, in its feed and through the API, each answer behind what it answers', async () => {
    const world = await testWorld()
    const { article, get, send } = await aPaper(world)
    const levels = 500
    const comments: ImportedComment[] = Array.from({ length: levels }, (_, depth) => ({
      key: String(depth),
      parentKey: depth === 0 ? null : String(depth - 1),
      authorName: `Leserin ${depth}`,
      authorEmail: null,
      authorUrl: null,
      authorId: null,
      network: null,
      text: `Ebene ${depth}`,
      createdAt: new Date(Date.UTC(2015, 4, 1) + depth * 1000).toISOString(),
      status: 'approved',
    }))
    await inTransaction(world, (tx) =>
      importComments(tx, world, [{ articleId: article.id, isNew: true, comments }]),
    )
    const shown: string[] = []
    for (const page of ['', '?comments=2', '?comments=3', '?comments=4', '?comments=5']) {
      const { status, html } = await get(article.path + page)
      expect(status).toBe(200)
      shown.push(...[...html.matchAll(/<p dir="auto">(Ebene \d+)</g)].map(([, text]) => text ?? ''))
      expect(html).not.toMatch(/comment--[4-9]/)
      // Nothing is nested in the page: the deepest stands as near to its root as the first.
      expect(html).not.toMatch(/<li class="comment[^>]*>(?:(?!<\/li>)[\s\S])*<li class="comment/)
    }
    expect(shown).toEqual(comments.map(({ text }) => text))
    expect((await get(`${article.path}/comments.xml`)).html.match(/<item>/g)).toHaveLength(50)

    const { call } = await callerAs(world, [commentsApi(world, openIntake(world))], null)
    const depths: number[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const path = `/articles/${article.id}/comments?limit=100${cursor && `&cursor=${cursor}`}`
      const { body }: { body: Record<string, unknown> } = await call('GET', path)
      depths.push(...(body.items as { depth: number }[]).map(({ depth }) => depth))
      cursor = body.nextCursor as string | null
    }
    expect(depths).toEqual(comments.map((_, depth) => depth))

    const deepest = (await stored(world)).at(-1)
    expect((await send({ answer: deepest?.id ?? '' })).status).toBe(303)
    expect((await stored(world)).at(-1)).toMatchObject({ text: typed.text, depth: levels })
  })
})

describeOnEachDatabase('what a form cannot mean', (testWorld) => {
  it.each<[string, Record<string, string>, number, string]>([
    ['nothing', { text: '' }, 422, 'Das darf nicht leer sein'],
    ['100,000 characters', { text: 'ä'.repeat(100_000) }, 422, 'Höchstens 10.000 Zeichen'],
    ['a name of 200', { name: 'x'.repeat(200) }, 422, 'Höchstens 80 Zeichen'],
    [
      'an answer to nothing',
      { answer: '0198f000-0000-7000-8000-000000000001' },
      422,
      'hier nicht (mehr) antworten',
    ],
    ['an answer to something else', { answer: "1' or '1'='1" }, 422, 'hier nicht (mehr) antworten'],
    ['an article that is none', { article: 'unknown' }, 404, 'Diesen Artikel gibt es nicht'],
  ])('%s is answered with what it is about, and stores nothing', async (_, fields, status, says) => {
    const world = await testWorld()
    const { send } = await aPaper(world)
    const answered = await send(fields)
    expect([answered.status, answered.html.includes(says)]).toEqual([status, true])
    expect(await stored(world)).toEqual([])
  })

  it.each(['🤬🤬🤬', '😀'.repeat(4000), '\u202eabc\u202c', '\u2066\u202bسلام', 'e\u0301'.repeat(50)])(
    '%s is a text like any other, and cannot turn around what stands beside it',
    async (text) => {
      const world = await testWorld()
      const { article, get, send, approve } = await aPaper(world)
      expect((await send({ text, name: `Ada\u202e ${text.slice(0, 4)}` })).status).toBe(303)
      await approve((await stored(world))[0]?.id ?? '')
      const { html } = await get(article.path)
      expect(html).toContain(`<p dir="auto">${text}</p>`)
      expect(html).toMatch(/class="comment__name" dir="auto">Ada[^\u202a-\u202e]*</)
    },
  )

  it('a reply to what is waiting, removed or below another article is answered with why it cannot be', async () => {
    const world = await testWorld()
    const { article, send, approve } = await aPaper(world)
    const other = await anArticle(world, { headline: 'Ein anderer', status: 'published' })
    await send()
    const id = (await stored(world))[0]?.id ?? ''
    const answered = async (fields: Record<string, string> = {}) => {
      const { status, html } = await send({ text: 'Eine Antwort darauf.', answer: id, ...fields })
      return [status, html.includes('hier nicht (mehr) antworten'), html.includes('Eine Antwort darauf.')]
    }
    expect(await answered()).toEqual([422, true, true])
    await approve(id)
    expect(await answered({ article: other.id })).toEqual([422, true, true])
    for (const status of ['removed', 'rejected', 'spam', 'withdrawn']) {
      await world.db.updateTable('comments').set({ status }).where('id', '=', id).execute()
      expect(await answered()).toEqual([422, true, true])
    }
    expect(await stored(world)).toHaveLength(1)
    expect(article.id).not.toBe(other.id)
  })

  it('what is sent ten times at once is there once, and its writer is on its page each time', async () => {
    const world = await testWorld()
    const { send } = await aPaper(world)
    const sent = await Promise.all(Array.from({ length: 10 }, () => send()))
    expect(new Set(sent.map(({ status, location }) => `${status} ${location}`)).size).toBe(1)
    expect(await stored(world)).toHaveLength(1)
  })
})

describeOnEachDatabase('a link', (testWorld) => {
  it('that confirms an address is out of date after a week: opened or sent, it says so and confirms nothing', async () => {
    const world = await testWorld()
    const { get, post, send } = await aPaper(world)
    await send()
    const [item] = (await listOutbox(world, {}, { limit: 1 })).items
    const mail = await mailInOutbox(world, item?.id ?? '')
    const link = /\/kommentare\/bestaetigen\/[\w-]+/.exec(mail?.text ?? '')?.[0] ?? ''
    world.clock.advance({ days: 7 })
    for (const { status, html } of [await get(link), await post(link, {})])
      expect([status, html.includes('Dieser Link ist abgelaufen')]).toEqual([410, true])
    const writers = await world.db.selectFrom('comment_writers').select('confirmed_at').execute()
    expect(writers).toEqual([{ confirmed_at: null }])
  })

  const places = [
    '/kommentare/',
    '/kommentare/bestaetigen/',
    '/kommentare/antworten/',
    '/kommentare/beschwerde/',
  ]
  it.each(places)('%s… that is forged, cut off or something else is none, opened or sent', async (place) => {
    const world = await testWorld()
    const { get, post, send } = await aPaper(world)
    const { location } = await send()
    const real = location.split('/').at(-1) ?? ''
    const forged = [
      'x'.repeat(43),
      real.slice(0, -1),
      `${real}x`,
      real.toLowerCase(),
      encodeURIComponent("' or 1=1 --"),
      '%00',
      'x'.repeat(2000),
      ...(place === '/kommentare/' ? [] : [real]),
    ]
    for (const secret of forged) {
      expect([secret, (await get(place + secret)).status]).toEqual([secret, 404])
      const answered = await post(place + secret, { do: 'withdraw', text: 'x' })
      expect([secret, answered.status]).toEqual([secret, 404])
    }
    expect((await get(location)).html).toContain('Ihr Beitrag wartet')
  })
})
