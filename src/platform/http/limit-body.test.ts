import { once } from 'node:events'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { limitBody } from './limit-body.ts'

const app = new Hono()
app.use(limitBody(20, (c) => c.text('too large', 413)))
app.post('/form', async (c) => c.json(await c.req.parseBody()))
app.post('/json', async (c) => c.json(await c.req.json()))

// As `main.ts` opens it.
const server = createServer(getRequestListener(app.fetch, { overrideGlobalObjects: false }))
beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
})
afterAll(() => void server.close())

/** In these pieces; without a told length when there is more than one. */
async function post(path: string, type: string, pieces: string[]): Promise<string> {
  const { port } = server.address() as AddressInfo
  const [whole = ''] = pieces
  const length = pieces.length === 1 ? { 'content-length': Buffer.byteLength(whole) } : {}
  const asked = request({ port, path, method: 'POST', headers: { 'content-type': type, ...length } })
  for (const piece of pieces) asked.write(piece)
  asked.end()
  const [answer] = await once(asked, 'response')
  let text = ''
  for await (const chunk of answer) text += chunk
  return `${answer.statusCode} ${text}`
}

const form = 'application/x-www-form-urlencoded'
it.each([
  ['a form', '/form', form, ['name=Mara'], '200 {"name":"Mara"}'],
  ['a form in pieces', '/form', form, ['name=', 'Mara'], '200 {"name":"Mara"}'],
  ['JSON in pieces', '/json', 'application/json', ['{"a"', ':1}'], '200 {"a":1}'],
  ['a large form', '/form', form, [`name=${'a'.repeat(30)}`], '413 too large'],
  ['a large form in pieces', '/form', form, ['name=', 'a'.repeat(30)], '413 too large'],
])('%s', async (_, path, type, pieces, answer) => {
  expect(await post(path, type, pieces)).toBe(answer)
})
