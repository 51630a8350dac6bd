import { createServer, get, type IncomingMessage, type Server } from 'node:http'
import { afterEach, expect, it } from 'vitest'
import { type LiveStreams, openLiveStreams } from './live-streams.ts'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections()
})

/** A server whose addresses are topics; `?client=` names who asks. */
async function serve(live: LiveStreams): Promise<string> {
  const server = createServer((incoming, outgoing) => {
    const url = new URL(incoming.url ?? '', 'http://localhost')
    const client = url.searchParams.get('client')
    const opened = live.open({ incoming, outgoing }, { topic: url.pathname, client })
    if (opened !== 'open') outgoing.writeHead(opened === 'full' ? 503 : 429).end()
  }).listen(0, '127.0.0.1')
  servers.push(server)
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
}

type Reader = { status: number; answer: IncomingMessage; heard(): string; ended: Promise<void> }

/** Connected once the first byte is there. */
const listen = (url: string): Promise<Reader> =>
  new Promise((resolve, reject) => {
    get(url, { agent: false }, (answer) => {
      let text = ''
      const reader: Reader = {
        status: answer.statusCode ?? 0,
        answer,
        heard: () => text,
        ended: new Promise((done) => answer.once('close', () => done())),
      }
      answer.on('error', () => {})
      answer.on('data', (chunk: Buffer) => {
        text += chunk.toString()
        resolve(reader)
      })
      answer.once('end', () => resolve(reader))
    }).once('error', reject)
  })

it('who listens to a topic hears its events, and no others', async () => {
  const live = openLiveStreams()
  const url = await serve(live)
  const [one, two, other] = await Promise.all([`${url}/a`, `${url}/a`, `${url}/b`].map(listen))
  expect(one?.answer.headers).toMatchObject({
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
  })
  live.send('/a', { name: 'comment', data: '{"id":"1"}' })
  const wanted = 'retry: 5000\n\nevent: comment\ndata: {"id":"1"}\n\n'
  await expect.poll(() => [one?.heard(), two?.heard()]).toEqual([wanted, wanted])
  expect(other?.heard()).toBe('retry: 5000\n\n')
  live.close()
})

it('there are not too many of one client, nor in all; who goes makes room', async () => {
  const live = openLiveStreams({ all: 3, ofAClient: 2 })
  const url = await serve(live)
  const statusFor = async (client: string) => (await listen(`${url}/a?client=${client}`)).status
  const first = await listen(`${url}/a?client=x`)
  expect(await statusFor('x')).toBe(200)
  expect(await statusFor('x')).toBe(429)
  expect(await statusFor('y')).toBe(200)
  expect(await statusFor('z')).toBe(503)
  first.answer.destroy()
  await expect.poll(() => statusFor('x')).toBe(200)
  expect(await statusFor('y')).toBe(503)
  live.close()
})

it('all end when it closes, and none opens any more', async () => {
  const live = openLiveStreams()
  const url = await serve(live)
  const reader = await listen(`${url}/a`)
  live.close()
  await reader.ended
  expect((await listen(`${url}/a`)).status).toBe(503)
})
