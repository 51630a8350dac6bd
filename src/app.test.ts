import { expect, it } from 'vitest'
import { testApp } from '../test/app.ts'
import { anActor, anArticle, aSection } from '../test/builders.ts'
import { describeOnEachDatabase, type TestWorld } from '../test/worlds.ts'
import { createToken } from './accounts/tokens/index.ts'
import { must } from './platform/result.ts'

/** All of the application, with an editor's token. */
async function editorAt(world: TestWorld) {
  await aSection(world)
  const app = await testApp(world)
  const by = { actor: anActor({ role: 'administrator' }), address: null }
  const { token } = must(await createToken(world, { name: 'Test', role: 'editor' }, by))
  const send = (method: string, path: string, body?: BodyInit, headers: Record<string, string> = {}) =>
    app.request(`https://zeitung.example${path}`, {
      method,
      body,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
      ...(body instanceof ReadableStream ? { duplex: 'half' } : {}),
    } as RequestInit)
  return { app, send }
}

const article = (given: Record<string, unknown> = {}) =>
  JSON.stringify({
    headline: 'Rat tagt',
    body: { format: 'html', content: '<p>Text</p>' },
    section: 'politik',
    status: 'published',
    ...given,
  })

/** Sends without telling how much it is. */
const streamOf = (piece: string, count: number): ReadableStream<Uint8Array> => {
  let left = count
  return new ReadableStream({
    pull(controller) {
      if (left-- > 0) controller.enqueue(new TextEncoder().encode(piece))
      else controller.close()
    },
  })
}

describeOnEachDatabase('the application', (testWorld) => {
  it('answers a problem document for what the API does not know', async () => {
    const { send } = await editorAt(await testWorld())
    for (const [method, path] of [
      ['GET', '/api/v1/nothing'],
      ['POST', '/api/nothing'],
      ['GET', '/api/v2/articles'],
    ] as const) {
      const answer = await send(method, path, method === 'GET' ? undefined : '{}')
      expect(answer.status).toBe(404)
      expect(answer.headers.get('content-type')).toContain('application/problem+json')
      expect(await answer.json()).toMatchObject({ status: 404, requestId: expect.any(String) })
    }
  })

  it('says which methods an address of the API has', async () => {
    const { send } = await editorAt(await testWorld())
    for (const [method, path, allowed] of [
      ['PUT', '/api/v1/articles', 'GET, HEAD, POST'],
      ['POST', '/api/v1/articles/abc', 'DELETE, GET, HEAD, PATCH'],
      ['POST', '/api/v1/sections/order', 'DELETE, GET, HEAD, PATCH, PUT'],
      ['DELETE', '/api/openapi.json', 'GET, HEAD'],
    ] as const) {
      const answer = await send(method, path)
      expect(answer.status, path).toBe(405)
      expect(answer.headers.get('allow'), path).toBe(allowed)
      expect(answer.headers.get('content-type')).toContain('application/problem+json')
    }
  })

  it.each<[string, string, number]>([
    ['no JSON', '{"headline":', 400],
    ['nothing', '', 400],
    ['null', 'null', 422],
    ['a list', '[]', 422],
    ['a text', '"text"', 422],
    ['nested without end', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, 422],
    ['objects nested without end', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`, 422],
    ['half a surrogate pair', article({ headline: 'a\ud83d' }), 201],
    ['NUL', article({ headline: 'a\u0000b', kicker: '\u0000', tags: ['c\u0000'] }), 201],
    ['a prototype', article({ __proto__: { admin: true }, constructor: { prototype: {} } }), 422],
    ['fields nobody knows', article({ id: 'mine', createdBy: 'me' }), 422],
  ])('a body of %s is never an internal error', async (_, body, status) => {
    const { send } = await editorAt(await testWorld())
    expect((await send('POST', '/api/v1/articles', body)).status).toBe(status)
  })

  it('names a field that is misspelt, instead of doing as if it had not been sent', async () => {
    const { send } = await editorAt(await testWorld())
    const misspelt = article({ standFirst: 'Vorspann', dateline: { places: ['Bonn'], sources: 'dpa' } })
    const answer = await send('POST', '/api/v1/articles', misspelt, { 'accept-language': 'en' })
    expect(answer.status).toBe(422)
    const { errors } = (await answer.json()) as { errors: { path: string }[] }
    expect(errors.map(({ path }) => path)).toEqual(['dateline.sources', 'standFirst'])
  })

  it('a body nested without end inside a document keeps its words', async () => {
    const { send } = await editorAt(await testWorld())
    const open = '{"type":"infoBox","content":['
    const deep = `${open.repeat(30_000)}{"type":"paragraph","content":[{"type":"text","text":"zuinnerst"}]}${']}'.repeat(30_000)}`
    const body = article({ body: { format: 'doc', content: { type: 'doc', content: ['HERE'] } } }).replace(
      '"HERE"',
      deep,
    )
    const made = await send('POST', '/api/v1/articles', body)
    expect(made.status).toBe(201)
    const { id } = (await made.json()) as { id: string }
    expect(await (await send('GET', `/api/v1/articles/${id}`)).json()).toMatchObject({
      bodyHtml: expect.stringContaining('zuinnerst'),
    })
  })

  it('a body that is too large is refused, also when its length is not told', async () => {
    const { send } = await editorAt(await testWorld())
    expect(
      (await send('POST', '/api/v1/articles', 'x'.repeat(5_000_000), { 'content-length': '5000000' })).status,
    ).toBe(413)
    expect((await send('POST', '/api/v1/articles', streamOf('x'.repeat(100_000), 1000))).status).toBe(413)
  })

  // It was an internal error.
  it.each([
    'text/plain',
    'multipart/form-data; boundary=x',
    'application/x-www-form-urlencoded',
    'application/xml',
  ])('a body that is no JSON is refused: %s', async (type) => {
    const { send } = await editorAt(await testWorld())
    const answer = await send('POST', '/api/v1/articles', article(), { 'content-type': type })
    expect(answer.status).toBe(415)
    expect(await answer.json()).toMatchObject({ type: 'urn:depesche:problem:not-json' })
  })

  it.each(['Bearer nonsense', 'Bearer ', 'Basic YTpi', 'Bearer a b', `Bearer ${'x'.repeat(5000)}`])(
    'a wrong token opens nothing: %s',
    async (authorization) => {
      const { app } = await editorAt(await testWorld())
      const answer = await app.request('/api/v1/articles', { headers: { authorization } })
      expect(answer.status).toBe(401)
    },
  )

  it('shows readers what was published, 410 what was withdrawn, 301 what moved, 404 what never was', async () => {
    const world = await testWorld()
    const { send } = await editorAt(world)
    const made = (await (await send('POST', '/api/v1/articles', article())).json()) as {
      id: string
      path: string
    }
    const page = await send('GET', made.path)
    expect(page.status).toBe(200)
    expect(await page.text()).toContain('Rat tagt')
    expect(
      (await send('PATCH', `/api/v1/articles/${made.id}`, '{"slug":"neu"}', { 'if-match': '1' })).status,
    ).toBe(200)
    const moved = await send('GET', made.path)
    expect([moved.status, moved.headers.get('location')]).toEqual([301, '/politik/neu'])
    expect((await send('GET', '/politik/neu')).status).toBe(200)
    expect((await send('DELETE', `/api/v1/articles/${made.id}`, undefined, { 'if-match': '2' })).status).toBe(
      200,
    )
    expect((await send('GET', '/politik/neu')).status).toBe(410)
    expect((await send('GET', '/politik/niemals')).status).toBe(404)
    const draft = await anArticle(world, { headline: 'Geheim' })
    expect((await send('GET', draft.path)).status).toBe(404)
  })

  it.each([
    '/%00',
    '/%E0%A4%A',
    '/politik/%00',
    '/suche?q=%00',
    '/suche?q=%ED%A0%80',
    '/politik?before=x',
    '/politik?page=99999999999999',
    '/politik?seite=-1',
    '/archiv/9999/99',
    '/themen/%00',
    `/${'a/'.repeat(3000)}`,
    '/feed.xml?x=%',
    '/media/x/y',
  ])('a strange address is never an internal error: %s', async (path) => {
    const { send } = await editorAt(await testWorld())
    expect((await send('GET', path)).status).toBeLessThan(500)
  })
})
