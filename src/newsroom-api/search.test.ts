import { expect, it } from 'vitest'
import { anArticle, paragraphs } from '../../test/builders.ts'
import { describeOnEachDatabase, type TestWorld } from '../../test/worlds.ts'
import { indexArticles } from '../search/index.ts'
import { newApi } from './kit.ts'
import { searchApi } from './search.ts'

/** The calls of the search, asked from an address. */
function callsOf(world: TestWorld, from: string | null = null) {
  const app = newApi()
  app.use(async (c, next) => {
    c.set('actor', null)
    c.set('direct', from === null)
    c.set('remoteAddress', from ?? '127.0.0.1')
    await next()
  })
  app.route('/', searchApi(world))
  return async (path: string) => {
    const answer = await app.request(path)
    return { status: answer.status, headers: answer.headers, body: await answer.json() }
  }
}

async function withArticles(world: TestWorld, ...headlines: string[]): Promise<void> {
  const ids: string[] = []
  for (const headline of headlines) {
    const body = paragraphs('Der <Deich> hält dem Hochwasser stand.')
    ids.push((await anArticle(world, { headline, body, status: 'published' })).id)
  }
  await indexArticles(world, ids)
}

describeOnEachDatabase('GET /search', (testWorld) => {
  it('answers articles with the words marked, page by page', async () => {
    const world = await testWorld()
    await withArticles(world, 'Deich eins', 'Deich zwei', 'Deich drei')
    const get = callsOf(world)
    const first = await get('/search?q=deiche&limit=2')
    expect(first.status).toBe(200)
    expect(first.body).toMatchObject({
      total: 3,
      hasMore: false,
      holds: 'all',
      correctedTo: null,
      empty: null,
    })
    expect(first.body.items[0]).toMatchObject({
      url: expect.stringContaining('https://zeitung.example/politik/deich-'),
      section: { slug: 'politik' },
      headlinePieces: [
        { text: 'Deich', isHit: true },
        { text: expect.any(String), isHit: false },
      ],
    })
    expect(first.body.items[0].snippet).toContainEqual({ text: 'Deich', isHit: true })
    const second = await get(`/search?q=deiche&limit=2&cursor=${first.body.nextCursor}`)
    expect(second.body.items).toHaveLength(1)
    expect(second.body.nextCursor).toBeNull()
    const all = [...first.body.items, ...second.body.items].map(({ id }: { id: string }) => id)
    expect(new Set(all).size).toBe(3)
  })

  it('is limited by section, tag, author and time; an unknown name finds nothing', async () => {
    const world = await testWorld()
    await withArticles(world, 'Deich')
    const get = callsOf(world)
    const total = async (query: string) => (await get(`/search?q=deich&${query}`)).body.total
    expect(await total('section=politik')).toBe(1)
    expect(await total('section=none')).toBe(0)
    expect(await total('tag=none')).toBe(0)
    expect(await total('author=none')).toBe(0)
    expect(await total('from=2026-11-23')).toBe(1)
    expect(await total('from=2026-11-23T09:00:01Z')).toBe(0)
    expect(await total('to=2026-11-23')).toBe(1)
    expect(await total('to=2026-11-22')).toBe(0)
  })

  it.each([
    ['/search', 422],
    ['/search?q=x&from=gestern', 422],
    ['/search?q=x&limit=51', 422],
    ['/search?q=x&cursor=nonsense', 422],
    ['/search?q=', 200],
    [`/search?q=${'x'.repeat(10_000)}`, 200],
    ['/search?q=%00%22%28', 200],
    ['/search/suggestions', 422],
    ['/search/suggestions?q=%F0%9F%A6%8A', 200],
  ])('%s answers %i', async (path, status) => {
    expect((await callsOf(await testWorld())(path)).status).toBe(status)
  })

  it('stops a network that searches more than thirty times a minute, and nobody else', async () => {
    const world = await testWorld()
    const get = callsOf(world, '203.0.113.7')
    for (let number = 0; number < 30; number++) expect((await get('/search?q=x')).status).toBe(200)
    const stopped = await get('/search?q=x')
    expect(stopped.status).toBe(429)
    expect(stopped.body.type).toBe('urn:depesche:problem:too-many-searches')
    expect(Number(stopped.headers.get('retry-after'))).toBeGreaterThan(0)
    world.clock.advance({ seconds: 61 })
    expect((await get('/search?q=x')).status).toBe(200)
    const local = callsOf(world)
    for (let number = 0; number < 35; number++) expect((await local('/search?q=x')).status).toBe(200)
  })

  it('suggests what may be meant, to be kept for a minute', async () => {
    const world = await testWorld()
    await withArticles(world, 'Deich bricht')
    const { body, headers } = await callsOf(world)('/search/suggestions?q=dei')
    expect(body.items).toEqual([{ kind: 'article', label: 'Deich bricht', path: '/politik/deich-bricht' }])
    expect(headers.get('cache-control')).toBe('public, max-age=60')
  })
})
