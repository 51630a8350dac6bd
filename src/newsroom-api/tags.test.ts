import { expect, it } from 'vitest'
import { anArticle } from '../../test/builders.ts'
import { callerAs } from '../../test/caller-as.ts'
import { describeOnEachDatabase, type TestWorld } from '../../test/worlds.ts'
import type { TokenRole } from '../accounts/index.ts'
import { listPublished } from '../articles/published/index.ts'
import { tagsApi } from './tags.ts'

const as = (world: TestWorld, role: TokenRole | null = 'editor') => callerAs(world, [tagsApi(world)], role)

describeOnEachDatabase('the API of tags', (testWorld) => {
  it('refuses another name that stands in every second text, and says why', async () => {
    const editor = await as(await testWorld())
    for (const alias of ['Der', 'und', 'the', 'X']) {
      const refused = await editor.call('POST', '/tags', { name: 'Partei', aliases: ['Die Partei', alias] })
      expect(refused).toMatchObject({
        status: 422,
        body: { errors: [{ path: 'aliases', message: expect.stringContaining(alias) }] },
      })
    }
    const { status, body } = await editor.call('POST', '/tags', {
      name: 'Partei',
      aliases: ['Die Partei', 'EU', 'Öl'],
    })
    expect(status).toBe(201)
    const change = { aliases: ['EU', 'Die'] }
    const changed = await editor.call('PATCH', `/tags/${body.id}`, change, { 'if-match': '1' })
    expect(changed.status).toBe(422)
  })

  it('makes a tag and tells its address', async () => {
    const world = await testWorld()
    const input = {
      name: 'Straßenbahn',
      kind: 'topic',
      aliases: ['Tram'],
      sameAs: 'https://www.wikidata.org/wiki/Q3407658',
    }
    const made = await (await as(world)).call('POST', '/tags', input)
    expect(made).toMatchObject({
      status: 201,
      body: {
        ...input,
        slug: 'strassenbahn',
        path: '/themen/strassenbahn',
        url: 'https://zeitung.example/themen/strassenbahn',
      },
    })
  })

  it('says what to mend', async () => {
    const world = await testWorld()
    const editor = await as(world)
    await editor.call('POST', '/tags', { name: 'Straßenbahn', aliases: ['Tram'] })
    const cases = [
      [{ name: 'TRAM' }, 'name'],
      [{ name: 'Bim', aliases: ['straßenbahn'] }, 'aliases'],
      [{ name: 'Bim', slug: 'strassenbahn' }, 'slug'],
      [{ name: 'Bim', slug: '////' }, 'slug'],
      [{ name: 'Bim', kind: 'vehicle' }, 'kind'],
      [{ name: '\u200b\u00ad' }, 'name'],
      [{ name: 'Bim', sameAs: 'javascript:alert(1)' }, 'sameAs'],
    ]
    for (const [input, field] of cases) {
      expect(await editor.call('POST', '/tags', input), JSON.stringify(input)).toMatchObject({
        status: 422,
        body: { errors: [{ path: field }] },
      })
    }
  })

  // An article with both could not be saved: the second was refused because of its address.
  it('different names with one address get a number, and each is found by its name', async () => {
    const world = await testWorld()
    const editor = await as(world)
    const slugs: unknown[] = []
    for (const name of ['C++', 'C', 'C#', '北京', '東京']) {
      const { status, body } = await editor.call('POST', '/tags', { name })
      expect(status, name).toBe(201)
      slugs.push(body.slug)
    }
    expect(slugs.slice(0, 3)).toEqual(['c', 'c-2', 'c-3'])
    expect(new Set(slugs).size).toBe(5)
    const article = await anArticle(world, { tags: ['C', 'C++', 'C*', '東京'], status: 'published' })
    const named = await world.db
      .selectFrom('article_tags')
      .innerJoin('tags', 'tags.id', 'article_tags.tag_id')
      .select('tags.name')
      .where('article_id', '=', article.id)
      .orderBy('tags.name_key')
      .execute()
    expect(named.map(({ name }) => name)).toEqual(['C', 'C*', 'C++', '東京'])
  })

  it('finds by name and alias, with how many articles carry each', async () => {
    const world = await testWorld()
    const editor = await as(world)
    await editor.call('POST', '/tags', { name: 'Ärzte', kind: 'organisation' })
    await editor.call('POST', '/tags', { name: 'Straßenbahn', aliases: ['Tram'] })
    await anArticle(world, { tags: ['Tram'], status: 'published' })
    await anArticle(world, { tags: ['Tram'] })
    const names = async (query: string) =>
      ((await editor.call('GET', `/tags${query}`)).body.items as { name: string }[]).map(({ name }) => name)
    expect(await names('')).toEqual(['Ärzte', 'Straßenbahn'])
    expect(await names('?q=tram')).toEqual(['Straßenbahn'])
    expect(await names('?kind=organisation')).toEqual(['Ärzte'])
    const first = await editor.call('GET', '/tags?limit=1')
    expect(first.body.items).toMatchObject([{ name: 'Ärzte', articleCount: 0 }])
    const second = await editor.call('GET', `/tags?limit=1&cursor=${first.body.nextCursor}`)
    expect(second.body).toMatchObject({ items: [{ name: 'Straßenbahn', articleCount: 1 }], nextCursor: null })
  })

  // Signs that mean something to LIKE were left out, and on PostgreSQL a backslash found nothing.
  it.each(['%', '_', '\\', '!', '%_\\!'])('finds a name with %s in it, and no other', async (sign) => {
    const world = await testWorld()
    const editor = await as(world)
    for (const name of [`Q${sign}Z`, 'QZ', 'QxyZ']) await editor.call('POST', '/tags', { name })
    const { items } = (await editor.call('GET', `/tags?q=${encodeURIComponent(`q${sign}z`)}`)).body
    expect(items).toMatchObject([{ name: `Q${sign}Z` }])
  })

  it('changes a tag only on the revision it was read at', async () => {
    const world = await testWorld()
    const editor = await as(world)
    const { id } = (await editor.call('POST', '/tags', { name: 'Tram' })).body
    expect((await editor.call('PATCH', `/tags/${id}`, { kind: 'event' })).status).toBe(428)
    const changed = await editor.call('PATCH', `/tags/${id}`, { kind: 'event' }, { 'if-match': '1' })
    expect(changed).toMatchObject({ status: 200, body: { kind: 'event', name: 'Tram', revision: 2 } })
    expect((await editor.call('PATCH', `/tags/${id}`, { name: 'X' }, { 'if-match': '1' })).status).toBe(412)
  })

  it('merges a tag into another one, with articles, name and aliases', async () => {
    const world = await testWorld()
    const editor = await as(world)
    const tram = (await editor.call('POST', '/tags', { name: 'Tram', aliases: ['Bim'] })).body
    const rail = (await editor.call('POST', '/tags', { name: 'Straßenbahn' })).body
    const article = await anArticle(world, { tags: ['Tram'], status: 'published' })
    const merged = await editor.call('POST', `/tags/${tram.id}/merge`, { into: rail.id })
    expect(merged).toMatchObject({
      status: 200,
      body: { id: rail.id, name: 'Straßenbahn', aliases: ['Bim', 'Tram'] },
    })
    const shown = await listPublished(world.db, { tagId: String(rail.id), limit: 5 }, world.clock.now())
    expect(shown.map(({ id }) => id)).toEqual([article.id])
    expect((await editor.call('GET', `/tags/${tram.id}`)).status).toBe(404)
    const saved = await editor.call(
      'PATCH',
      `/tags/${rail.id}`,
      { description: 'x' },
      { 'if-match': String(merged.body.revision) },
    )
    expect(saved.status).toBe(200)
    expect((await editor.call('POST', `/tags/${rail.id}/merge`, { into: rail.id })).status).toBe(422)
    expect((await editor.call('POST', `/tags/${rail.id}/merge`, { into: 'nothing' })).status).toBe(404)
  })

  it('takes a removed tag from its articles', async () => {
    const world = await testWorld()
    const editor = await as(world)
    const tram = (await editor.call('POST', '/tags', { name: 'Tram' })).body
    await anArticle(world, { tags: ['Tram'], status: 'published' })
    expect((await editor.call('DELETE', `/tags/${tram.id}`)).status).toBe(204)
    expect((await editor.call('GET', '/tags')).body.items).toEqual([])
  })

  it('asks for the permission each call needs', async () => {
    const world = await testWorld()
    const cases = [
      [null, 401, 401],
      ['moderator', 403, 403],
      ['author', 201, 403],
      ['editor', 201, 404],
    ] as const
    for (const [role, making, removing] of cases) {
      const caller = await as(world, role)
      expect((await caller.call('POST', '/tags', { name: `Neu ${role}` })).status, `as ${role}`).toBe(making)
      expect((await caller.call('DELETE', '/tags/nothing')).status, `as ${role}`).toBe(removing)
    }
  })
})
