import { request as httpRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { OpenAPIHono } from '@hono/zod-openapi'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { aJpeg, aPdf, aPixelBomb, aPng, withIptc } from '../../test/pictures.ts'
import { describeOnEachDatabase, type TestWorld } from '../../test/worlds.ts'
import type { TokenRole } from '../accounts/index.ts'
import type { Media } from './contract/media.ts'
import type { ApiEnv } from './kit.ts'
import { mediaApi } from './media.ts'

/** The API with somebody of this role signed in; null: nobody. */
function apiFor(world: TestWorld, role: TokenRole | null = 'editor'): OpenAPIHono<ApiEnv> {
  const app = new OpenAPIHono<ApiEnv>()
  app.use(async (c, next) => {
    c.set('actor', role && { kind: 'token', id: 'token-1', name: 'Test', role })
    c.set('signedInBy', role && 'token')
    await next()
  })
  app.route('/api/v1', mediaApi(world))
  return app
}

type Fields = [name: string, value: string | File][]

function post(app: OpenAPIHono<ApiEnv>, fields: Fields) {
  const body = new FormData()
  for (const [name, value] of fields) body.append(name, value)
  return app.request('/api/v1/media', { method: 'POST', body })
}

const fileOf = (bytes: Buffer, name = 'boot.jpg') => new File([new Uint8Array(bytes)], name)

async function uploaded(app: OpenAPIHono<ApiEnv>, fields: Fields): Promise<Media> {
  const answer = await post(app, fields)
  if (answer.status !== 201) throw new Error(await answer.text())
  return (await answer.json()) as Media
}

const patch = (app: OpenAPIHono<ApiEnv>, id: string, change: unknown, ifMatch?: string) =>
  app.request(`/api/v1/media/${id}`, {
    method: 'PATCH',
    body: JSON.stringify(change),
    headers: { 'content-type': 'application/json', ...(ifMatch ? { 'if-match': ifMatch } : {}) },
  })

describeOnEachDatabase('the media API', (testWorld) => {
  test('takes a form, whatever the order of its parts', async () => {
    const world = await testWorld()
    const app = apiFor(world)
    const picture = withIptc(await aJpeg({ width: 900, height: 600 }), { 110: 'dpa', 120: 'Köln' }, 'utf8')
    const answer = await post(app, [
      ['alt', 'Ein Boot'],
      ['file', fileOf(picture, 'Boot am Ufer.jpeg')],
      ['credit', 'Mira Lohse'],
      ['other', 'x'],
    ])
    expect(answer.status).toBe(201)
    const media = (await answer.json()) as Media
    expect(answer.headers.get('location')).toBe(`/api/v1/media/${media.id}`)
    expect(answer.headers.get('etag')).toBe('"1"')
    expect(media).toMatchObject({
      kind: 'picture',
      fileName: 'Boot am Ufer.jpg',
      contentType: 'image/jpeg',
      width: 900,
      height: 600,
      alt: 'Ein Boot',
      caption: null,
      credit: 'Mira Lohse',
      focalPoint: { x: 0.5, y: 0.5 },
      proposed: { alt: null, caption: 'Köln', credit: 'dpa' },
      previews: {
        small: { width: 320, height: 213 },
        square: { width: 320, height: 320 },
        large: { width: 900 },
      },
      version: 1,
    })
    expect(media.url).toMatch(/^https:\/\/zeitung\.example\/media\/[0-9a-z-]+\/900\.jpg$/)
    const read = await app.request(`/api/v1/media/${media.id}`)
    expect(await read.json()).toEqual(media)
  })

  test('takes the file itself as the body, with the words in the query', async () => {
    const world = await testWorld()
    const body = new Uint8Array(await aPng())
    const answer = await apiFor(world).request('/api/v1/media?alt=Ein%20Verlauf&fileName=verlauf.png', {
      method: 'POST',
      body,
      headers: { 'content-type': 'image/png' },
    })
    expect(answer.status).toBe(201)
    expect(await answer.json()).toMatchObject({
      alt: 'Ein Verlauf',
      fileName: 'verlauf.png',
      contentType: 'image/png',
    })
  })

  test('takes a PDF; what only pictures have is null', async () => {
    const media = await uploaded(apiFor(await testWorld()), [['file', fileOf(aPdf(), 'Gutachten.pdf')]])
    expect(media).toMatchObject({ kind: 'file', width: null, previews: null, focalPoint: null })
    expect(media.url).toMatch(/\/media\/[0-9a-f-]+\/Gutachten\.pdf$/)
  })

  test('the same upload twice answers the same picture', async () => {
    const app = apiFor(await testWorld())
    const first = await uploaded(app, [['file', fileOf(await aJpeg())]])
    expect((await uploaded(app, [['file', fileOf(await aJpeg())]])).id).toBe(first.id)
  })

  test('refuses what it cannot take, with words that say what to mend', async () => {
    const app = apiFor(await testWorld())
    const refusals: [Fields, number, string][] = [
      [
        [
          [
            'file',
            fileOf(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'), 'logo.svg'),
          ],
        ],
        422,
        'svg-not-allowed',
      ],
      [[['file', fileOf(Buffer.from('not a picture'), 'boot.jpg')]], 422, 'not-a-picture'],
      [[['file', fileOf(aPixelBomb(), 'karte.png')]], 422, 'too-many-pixels'],
      [[['file', fileOf(Buffer.alloc(0))]], 422, 'empty-file'],
      [[['file', fileOf(Buffer.alloc(52_500_000, 1))]], 413, 'file-too-large'],
      [[['picture', fileOf(await aJpeg())]], 422, 'bad-input'],
      [[['alt', 'nothing else']], 422, 'bad-input'],
      [
        [
          ['file', fileOf(await aJpeg())],
          ['alt', 'x'.repeat(1001)],
        ],
        422,
        'bad-input',
      ],
    ]
    for (const [fields, status, code] of refusals) {
      const answer = await post(app, fields)
      const problem = (await answer.json()) as { type: string; detail: string; errors: { path: string }[] }
      expect(answer.status, code).toBe(status)
      expect(answer.headers.get('content-type')).toContain('application/problem+json')
      expect(problem.type).toContain(code)
      expect(problem.detail).toMatch(/ /)
    }
    const other = await app.request('/api/v1/media', {
      method: 'POST',
      body: 'x',
      headers: { 'content-type': 'text/plain' },
    })
    expect(other.status).toBe(415)
  })

  test.each([
    [
      'without an end',
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\n\r\nhalf',
    ],
    [
      'without an end before the file',
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-data; name="alt"\r\n\r\nhalf',
    ],
    ['without a boundary', 'multipart/form-data', 'x'],
    ['with nothing in it', 'multipart/form-data; boundary=x', ''],
    ['that is none', 'multipart/form-data; boundary=x', '{"file":1}'],
  ])('a form %s is refused as bad input', async (_, contentType, body) => {
    const answer = await apiFor(await testWorld()).request('/api/v1/media', {
      method: 'POST',
      body,
      headers: { 'content-type': contentType },
    })
    expect(answer.status).toBe(422)
  })

  test('changes words only on the version they were changed on', async () => {
    const app = apiFor(await testWorld())
    const { id } = await uploaded(app, [['file', fileOf(await aJpeg())]])
    expect((await patch(app, id, { alt: 'x' })).status).toBe(428)
    const changed = await patch(
      app,
      id,
      { alt: '', caption: 'Am Ufer', focalPoint: { x: 0.2, y: 0.8 } },
      '"1"',
    )
    expect(changed.status).toBe(200)
    expect(changed.headers.get('etag')).toBe('"2"')
    expect(await changed.json()).toMatchObject({
      alt: '',
      caption: 'Am Ufer',
      credit: null,
      focalPoint: { x: 0.2, y: 0.8 },
      version: 2,
    })
    const late = await patch(app, id, { alt: 'late' }, '"1"')
    expect(late.status).toBe(412)
    expect(await late.json()).toMatchObject({ currentRevision: 2 })
    for (const bad of [{ focalPoint: { x: 2, y: 0 } }, { alt: 7 }, { credit: 'x'.repeat(301) }])
      expect((await patch(app, id, bad, '"2"')).status).toBe(422)
    expect((await patch(app, 'none', { alt: 'x' }, '"1"')).status).toBe(404)
  })

  test('lists in pages and finds by words', async () => {
    const app = apiFor(await testWorld())
    for (const name of ['boot.jpg', 'ufer.jpg', 'wald.jpg'])
      await uploaded(app, [
        ['file', fileOf(await aJpeg({ width: 10 + name.length, height: name.charCodeAt(0) }), name)],
      ])
    const page = async (query: string) =>
      (await (await app.request(`/api/v1/media?${query}`)).json()) as {
        items: Media[]
        nextCursor: string | null
      }
    const first = await page('limit=2')
    expect(first.items.map(({ fileName }) => fileName)).toEqual(['wald.jpg', 'ufer.jpg'])
    const second = await page(`limit=2&cursor=${first.nextCursor}`)
    expect(second).toMatchObject({ items: [{ fileName: 'boot.jpg' }], nextCursor: null })
    expect((await page('q=UFER')).items).toHaveLength(1)
    expect((await page('kind=file')).items).toHaveLength(0)
    expect((await app.request('/api/v1/media?cursor=damaged')).status).toBe(422)
  })

  test('hands out the original and removes what is not shown', async () => {
    const app = apiFor(await testWorld())
    const { id } = await uploaded(app, [['file', fileOf(await aJpeg(), 'Böötchen.jpg')]])
    const original = await app.request(`/api/v1/media/${id}/original`)
    expect(original.headers.get('content-disposition')).toBe(
      "attachment; filename*=UTF-8''B%C3%B6%C3%B6tchen.jpg",
    )
    expect((await sharp(Buffer.from(await original.arrayBuffer())).metadata()).width).toBe(600)
    expect((await app.request(`/api/v1/media/${id}`, { method: 'DELETE' })).status).toBe(204)
    for (const path of [id, `${id}/original`])
      expect((await app.request(`/api/v1/media/${path}`)).status).toBe(404)
    expect((await app.request(`/api/v1/media/${id}`, { method: 'DELETE' })).status).toBe(404)
  })

  test('authors may upload but not remove; moderators and strangers may do nothing', async () => {
    const world = await testWorld()
    const { id } = await uploaded(apiFor(world, 'author'), [['file', fileOf(await aJpeg())]])
    const status = async (role: TokenRole | null, method: string, path: string) =>
      (await apiFor(world, role).request(`/api/v1/media${path}`, { method })).status
    expect(await status('author', 'DELETE', `/${id}`)).toBe(403)
    for (const [method, path] of [
      ['GET', ''],
      ['GET', `/${id}`],
      ['GET', `/${id}/original`],
      ['POST', ''],
      ['PATCH', `/${id}`],
      ['DELETE', `/${id}`],
    ] as const) {
      expect(await status('moderator', method, path)).toBe(403)
      expect(await status(null, method, path)).toBe(401)
    }
  })

  test.each([
    ['in a form', 'x', {}, 200],
    ['bare', null, {}, 200],
    ['in a form that tells its length', 'x', { 'content-length': '2000000000' }, 50],
    ['bare, telling its length', null, { 'content-length': '2000000000' }, 50],
  ])(
    'an upload of two gigabytes %s is refused long before it has arrived',
    async (_, boundary, headers, most) => {
      const app = apiFor(await testWorld())
      const before = process.memoryUsage().rss
      const { status, megabytesGiven } = await endlessUpload(app, { boundary, headers })
      expect(status).toBe(413)
      expect(megabytesGiven).toBeLessThan(most)
      expect((process.memoryUsage().rss - before) / 1e6).toBeLessThan(400)
    },
  )

  // They could carry what a feed cannot.
  test('words in a form and in the file are cleaned as in every other call', async () => {
    const picture = withIptc(await aJpeg({ width: 50, height: 40 }), { 120: 'Am\u0001 Kai' }, 'utf8')
    const media = await uploaded(apiFor(await testWorld()), [
      ['file', fileOf(picture)],
      ['alt', 'Ein\u0000 Boot\u001b '],
    ])
    expect(media).toMatchObject({ alt: 'Ein Boot', proposed: { caption: 'Am Kai' } })
  })
})

/** Sends up to 2 GB, as a form or bare, over a real connection, until an answer comes. */
async function endlessUpload(
  app: OpenAPIHono<ApiEnv>,
  { boundary, headers }: { boundary: string | null; headers: Record<string, string> },
): Promise<{ status: number; megabytesGiven: number }> {
  const server = serve({ fetch: app.fetch, port: 0 })
  await new Promise<void>((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  const contentType = boundary ? `multipart/form-data; boundary=${boundary}` : 'image/jpeg'
  const sending = httpRequest({
    port,
    method: 'POST',
    path: '/api/v1/media',
    headers: { 'content-type': contentType, ...headers },
  })
  sending.on('error', () => {}) // the server hangs up once it has answered
  const answered = new Promise<number>((resolve) =>
    sending.on('response', (response) => resolve(response.resume().statusCode ?? 0)),
  )
  if (boundary)
    sending.write(`--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\n\r\n`)
  let megabytesGiven = 0
  let status: number | null = null
  void answered.then((given) => {
    status = given
  })
  while (status === null && megabytesGiven < 2000) {
    megabytesGiven++
    const roomLeft = sending.write(Buffer.alloc(1_000_000, 0xff))
    await (roomLeft
      ? new Promise(setImmediate)
      : Promise.race([new Promise((resolve) => sending.once('drain', resolve)), answered]))
  }
  sending.destroy()
  server.close()
  return { status: await answered, megabytesGiven }
}
