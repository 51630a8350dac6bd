import { expect, it } from 'vitest'
import { anArticle } from '../../test/builders.ts'
import { callerAs } from '../../test/caller-as.ts'
import { describeOnEachDatabase, type TestWorld } from '../../test/worlds.ts'
import type { TokenRole } from '../accounts/index.ts'
import { sectionsApi } from './sections.ts'

const as = (world: TestWorld, role: TokenRole | null = 'editor') =>
  callerAs(world, [sectionsApi(world)], role)

describeOnEachDatabase('the API of sections', (testWorld) => {
  it('makes a section and tells its address', async () => {
    const world = await testWorld()
    const editor = await as(world)
    const made = await editor.call('POST', '/sections', { name: 'Kultur & Medien' })
    expect(made).toMatchObject({
      status: 201,
      body: {
        slug: 'kultur-medien',
        path: '/kultur-medien',
        url: 'https://zeitung.example/kultur-medien',
        language: 'de',
        revision: 1,
      },
    })
    expect(made.headers.get('location')).toBe(`/api/v1/sections/${made.body.id}`)
    expect((await editor.call('GET', `/sections/${made.body.id}`)).body).toEqual(made.body)
    expect((await editor.call('GET', '/sections/nothing')).status).toBe(404)
  })

  it('makes it once however often the same call is sent', async () => {
    const world = await testWorld()
    const editor = await as(world)
    const key = { 'idempotency-key': 'one' }
    const first = await editor.call('POST', '/sections', { name: 'Sport' }, key)
    const again = await editor.call('POST', '/sections', { name: 'Sport' }, key)
    expect(again.body.id).toBe(first.body.id)
    expect((await editor.call('GET', '/sections')).body.items).toHaveLength(1)
  })

  it('says what to mend', async () => {
    const world = await testWorld()
    const editor = await as(world)
    await editor.call('POST', '/sections', { name: 'Sport' })
    const cases = [
      [{}, 'name'],
      [{ name: '' }, 'name'],
      [{ name: 'x'.repeat(121) }, 'name'],
      [{ name: '***' }, 'slug'],
      [{ name: 'Newsroom' }, 'slug'],
      [{ name: 'Neu', slug: 'sport' }, 'slug'],
      [{ name: 'Neu', language: 'German' }, 'language'],
      [{ name: 'Neu', commentMode: 'whenever' }, 'commentMode'],
    ]
    for (const [input, field] of cases) {
      const answer = await editor.call('POST', '/sections', input)
      expect(answer, JSON.stringify(input)).toMatchObject({
        status: 422,
        body: { errors: [{ path: field }] },
      })
      expect(answer.headers.get('content-type')).toContain('application/problem+json')
    }
  })

  it('lists in the order that was given, page by page', async () => {
    const world = await testWorld()
    const editor = await as(world)
    const ids: unknown[] = []
    for (const name of ['A', 'B', 'C']) ids.push((await editor.call('POST', '/sections', { name })).body.id)
    const [a, b, c] = ids
    await editor.call('PUT', '/sections/order', { ids: [c, a] })
    const first = await editor.call('GET', '/sections?limit=2')
    expect(first.body.items).toMatchObject([{ id: c }, { id: a }])
    const second = await editor.call('GET', `/sections?limit=2&cursor=${first.body.nextCursor}`)
    expect(second.body).toMatchObject({ items: [{ id: b }], nextCursor: null })
    expect((await editor.call('GET', '/sections?cursor=x')).status).toBe(422)
  })

  it('changes a section only on the revision it was read at', async () => {
    const world = await testWorld()
    const editor = await as(world)
    const { id } = (await editor.call('POST', '/sections', { name: 'Sport' })).body
    const change = (input: unknown, headers?: Record<string, string>) =>
      editor.call('PATCH', `/sections/${id}`, input, headers)
    expect((await change({ name: 'Spiele' })).status).toBe(428)
    const changed = await change({ name: 'Spiele', description: 'Alles' }, { 'if-match': '"1"' })
    expect(changed).toMatchObject({ status: 200, body: { name: 'Spiele', slug: 'sport', revision: 2 } })
    expect(changed.headers.get('etag')).toBe('"2"')
    const late = await change({ name: 'Sport heute' }, { 'if-match': '"1"' })
    expect(late).toMatchObject({ status: 412, body: { currentRevision: 2 } })
    expect((await editor.call('GET', `/sections/${id}`)).body.name).toBe('Spiele')
  })

  it('removes an empty section and keeps one with articles', async () => {
    const world = await testWorld()
    const editor = await as(world)
    const { id } = (await editor.call('POST', '/sections', { name: 'Sport' })).body
    await anArticle(world, { section: 'sport' })
    expect((await editor.call('DELETE', `/sections/${id}`)).status).toBe(409)
    const empty = (await editor.call('POST', '/sections', { name: 'Leer' })).body
    expect((await editor.call('DELETE', `/sections/${empty.id}`)).status).toBe(204)
    expect((await editor.call('DELETE', `/sections/${empty.id}`)).status).toBe(404)
  })

  it('asks for the permission each call needs', async () => {
    const world = await testWorld()
    const cases = [
      [null, 401, 401],
      ['scoring', 403, 403],
      ['moderator', 200, 403],
      ['author', 200, 403],
      ['administrator', 200, 201],
    ] as const
    for (const [role, reading, making] of cases) {
      const caller = await as(world, role)
      expect((await caller.call('GET', '/sections')).status, `as ${role}`).toBe(reading)
      expect((await caller.call('POST', '/sections', { name: `Neu ${role}` })).status, `as ${role}`).toBe(
        making,
      )
    }
  })
})
