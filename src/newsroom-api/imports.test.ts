import { OpenAPIHono } from '@hono/zod-openapi'
import { expect, it } from 'vitest'
import { describeOnEachDatabase, type TestWorld } from '../../test/worlds.ts'
import { aWxr, aWxrItem, term } from '../../test/wxr.ts'
import type { Actor } from '../accounts/index.ts'
import type { Import, ImportNote } from './contract/imports.ts'
import { importsApi } from './imports.ts'
import type { ApiEnv } from './kit.ts'

type Call = (
  method: string,
  path: string,
  body?: FormData | object,
) => Promise<{ status: number; text: string }>

/** The API with somebody of this role signed in. */
async function callerOf(world: TestWorld, role: Actor['role']): Promise<Call> {
  const app = new OpenAPIHono<ApiEnv>()
  app.use(async (c, next) => {
    c.set('actor', { kind: 'token', id: 'token-1', name: 'Test', role })
    c.set('signedInBy', 'token')
    await next()
  })
  app.route('/api/v1', importsApi(world))
  return async (method, path, body) => {
    const isForm = body instanceof FormData
    const answer = await app.request(`/api/v1${path}`, {
      method,
      headers: body && !isForm ? { 'content-type': 'application/json' } : {},
      ...(body ? { body: isForm ? body : JSON.stringify(body) } : {}),
    })
    return { status: answer.status, text: await answer.text() }
  }
}

function aForm(content: string, name = 'zeitung.xml'): FormData {
  const form = new FormData()
  form.append('file', new Blob([content]), name)
  return form
}

async function until(call: Call, id: string, isThere: (run: Import) => boolean): Promise<Import> {
  for (;;) {
    const { status, text } = await call('GET', `/imports/${id}`)
    if (status !== 200) throw new Error(`${status} ${text}`)
    const run: Import = JSON.parse(text)
    if (isThere(run)) return run
    if (run.state === 'failed') throw new Error(`the import failed: ${run.refusal}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

const archive = aWxr([
  aWxrItem({ extra: term('category', 'lokales', 'Lokales'), 'content:encoded': 'Text [umfrage id="3"]' }),
  aWxrItem({ 'wp:post_id': '8', 'wp:post_type': 'produkt', title: '=Produkt' }),
])

describeOnEachDatabase('imports in the newsroom', (testWorld) => {
  it('an archive is uploaded, looked at, brought in beside the server, and its report worked through', {
    timeout: 60_000,
  }, async () => {
    const world = await testWorld()
    const call = await callerOf(world, 'administrator')
    const uploaded = await call('POST', '/imports', aForm(archive))
    expect(uploaded.status).toBe(201)
    const { id, state }: Import = JSON.parse(uploaded.text)
    expect(state).toBe('reading')

    const ready = await until(call, id, ({ preview }) => preview?.isWhole === true)
    expect(ready).toMatchObject({
      state: 'ready',
      system: 'wordpress',
      canStart: true,
      fileName: 'zeitung.xml',
    })
    expect(ready.preview).toMatchObject({
      counts: { articles: 1, pages: 0, sections: 1, authors: 1 },
      notes: expect.arrayContaining([
        { reason: 'unknown-type', count: 1 },
        { reason: 'shortcode-kept', count: 1 },
      ]),
    })
    expect(JSON.parse((await call('GET', '/imports')).text).items).toMatchObject([{ id, state: 'ready' }])

    expect((await call('POST', `/imports/${id}/start`)).status).toBe(202)
    const done = await until(call, id, ({ state }) => state === 'done')
    expect(done.counts?.articles.made).toBe(1)
    expect((await call('POST', `/imports/${id}/start`)).status).toBe(409)
    expect(JSON.parse((await call('GET', '/imports')).text).items).toMatchObject([{ id, state: 'done' }])

    const kept = JSON.parse((await call('GET', `/imports/${id}/notes?reason=shortcode-kept`)).text)
    const [note]: ImportNote[] = kept.items
    expect(note).toMatchObject({ detail: 'umfrage', articleId: expect.any(String), handledAt: null })
    const line = `/imports/${id}/notes/${note?.number}`
    expect((await call('PUT', line, { handled: true })).status).toBe(204)
    expect(JSON.parse((await call('GET', `/imports/${id}/notes?handled=yes`)).text).items).toHaveLength(1)
    expect((await until(call, id, () => true)).notes).toContainEqual({
      reason: 'shortcode-kept',
      open: 0,
      handled: 1,
    })
    expect((await call('PUT', `/imports/${id}/notes/9999`, { handled: true })).status).toBe(404)

    const table = (await call('GET', `/imports/${id}/notes.csv`)).text
    expect(table).toContain('number,reason,subject')
    expect(table).toContain("'=Produkt")
    expect((await call('DELETE', `/imports/${id}`)).status).toBe(409)
  })

  it('a file that is no archive is refused with its reason, and can be removed', {
    timeout: 60_000,
  }, async () => {
    const call = await callerOf(await testWorld(), 'administrator')
    const { id }: Import = JSON.parse(
      (await call('POST', '/imports', aForm('<html></html>', 'seite.html'))).text,
    )
    const read = await until(call, id, ({ state }) => state !== 'reading')
    expect(read).toMatchObject({ state: 'refused', refusal: 'not-an-archive', canStart: false })
    expect((await call('POST', `/imports/${id}/start`)).status).toBe(409)
    expect((await call('DELETE', `/imports/${id}`)).status).toBe(204)
    expect((await call('GET', `/imports/${id}`)).status).toBe(404)
  })

  it('only administrators bring archives in; editors see the reports; authors neither', async () => {
    const world = await testWorld()
    const [editor, author] = [await callerOf(world, 'editor'), await callerOf(world, 'author')]
    expect((await editor('POST', '/imports', aForm(archive))).status).toBe(403)
    expect((await editor('GET', '/imports')).status).toBe(200)
    expect((await author('GET', '/imports')).status).toBe(403)
  })

  it('an empty file, no file, and an id that leads elsewhere are refused', async () => {
    const call = await callerOf(await testWorld(), 'administrator')
    expect((await call('POST', '/imports', aForm(''))).status).toBe(422)
    expect((await call('POST', '/imports', new FormData())).status).toBe(422)
    expect((await call('POST', '/imports', {})).status).toBe(422)
    expect((await call('GET', `/imports/${encodeURIComponent('../../secret')}`)).status).toBe(404)
  })
})
