import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import type { Config } from '../config/config.ts'
import { guardedFetch, type OutgoingRequest, type Resolve } from './guarded-fetch.ts'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

/** A server on a port of this machine; the guard lets `name.test` lead there only when told so. */
async function serverThat(answers: (request: IncomingMessage, response: ServerResponse) => void) {
  const server = createServer(answers)
  servers.push(server)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return { port, url: `http://name.test:${port}/` }
}

const resolveTo =
  (...addresses: string[]): Resolve =>
  async () =>
    addresses
const worldAllowing = (...fetchAllow: string[]) => ({
  config: { fetchAllow } as Pick<Config, 'fetchAllow'> as Config,
})

const get = (request: OutgoingRequest, allow: string[] = ['127.0.0.1'], resolve = resolveTo('127.0.0.1')) =>
  guardedFetch(worldAllowing(...allow), request, resolve)

describe('a request to elsewhere', () => {
  it('brings status, headers and body', async () => {
    const { url } = await serverThat((_, response) => {
      response.writeHead(201, { 'Content-Type': 'text/plain', 'X-Twice': ['a', 'b'] }).end('Guten Tag')
    })
    const answer = await get({ url })
    expect(answer).toMatchObject({ ok: true, value: { status: 201, url } })
    if (!answer.ok) return
    expect(String(answer.value.body)).toBe('Guten Tag')
    expect(answer.value.headers).toMatchObject({ 'content-type': 'text/plain', 'x-twice': 'a, b' })
  })

  it('connects to the checked address whatever the name server says later', async () => {
    const { url } = await serverThat((request, response) => response.end(request.headers.host))
    let asked = 0
    const answer = await get({ url }, ['127.0.0.1'], async () => {
      asked++
      return asked === 1 ? ['127.0.0.1'] : ['10.0.0.1']
    })
    expect(asked).toBe(1)
    expect(answer.ok && String(answer.value.body)).toBe(new URL(url).host)
  })

  it('is refused before connecting when the name leads inside', async () => {
    let reached = false
    const { url } = await serverThat((_, response) => {
      reached = true
      response.end()
    })
    expect(await get({ url }, [])).toMatchObject({ ok: false, refusal: 'address-not-allowed' })
    expect(reached).toBe(false)
  })

  it('tells of a name that does not exist', async () => {
    const unknown = async () => Promise.reject(new Error('ENOTFOUND'))
    expect(await get({ url: 'https://name.test/' }, [], unknown)).toMatchObject({ refusal: 'host-unknown' })
  })

  it('sends no credentials', async () => {
    const { url } = await serverThat((request, response) => response.end(JSON.stringify(request.headers)))
    const answer = await get({
      url,
      headers: { Cookie: 'a=b', Authorization: 'Bearer x', Accept: 'text/html' },
    })
    const headers = answer.ok ? JSON.parse(String(answer.value.body)) : {}
    expect(headers.accept).toBe('text/html')
    expect(headers).not.toHaveProperty('cookie')
    expect(headers).not.toHaveProperty('authorization')
  })

  it('posts a body', async () => {
    const { url } = await serverThat((request, response) => request.pipe(response))
    const answer = await get({ url, method: 'POST', body: '{"a":1}' })
    expect(answer.ok && String(answer.value.body)).toBe('{"a":1}')
  })

  it('ends when the answer is too large, said beforehand or not', async () => {
    const { url } = await serverThat((_, response) => {
      response.write('x'.repeat(600))
      response.end('x'.repeat(600))
    })
    expect(await get({ url, maxBytes: 1000 })).toMatchObject({ refusal: 'too-large' })
    expect(await get({ url, maxBytes: 1200 })).toMatchObject({ ok: true })
  })

  it('ends when the answer does not come', async () => {
    const { url } = await serverThat(() => {})
    expect(await get({ url, timeoutMilliseconds: 100 })).toMatchObject({ refusal: 'timed-out' })
  })

  it('ends when the answer drips', async () => {
    const { url } = await serverThat((_, response) => {
      const drip = setInterval(() => response.write('x'), 20)
      response.on('close', () => clearInterval(drip))
    })
    expect(await get({ url, timeoutMilliseconds: 150 })).toMatchObject({ refusal: 'timed-out' })
  })

  it('ends when the name server does not answer', async () => {
    const never = () => new Promise<string[]>(() => {})
    const answer = await get({ url: 'https://name.test/', timeoutMilliseconds: 50 }, [], never)
    expect(answer).toMatchObject({ refusal: 'timed-out' })
  })

  it('takes only the wanted kinds of content', async () => {
    const { url } = await serverThat((_, response) => {
      response.writeHead(200, { 'Content-Type': 'Application/RSS+xml; charset=utf-8' }).end('<rss/>')
    })
    expect(await get({ url, types: ['application/rss+xml', 'text/xml'] })).toMatchObject({ ok: true })
    expect(await get({ url, types: ['image/'] })).toMatchObject({ refusal: 'type-not-allowed' })
  })

  it('tells when nobody listens', async () => {
    const { url, port } = await serverThat(() => {})
    servers.splice(0).forEach((server) => {
      server.close()
    })
    expect(port).toBeGreaterThan(0)
    expect(await get({ url })).toMatchObject({
      refusal: 'connection-failed',
      detail: { reason: 'ECONNREFUSED' },
    })
  })
})

describe('a redirect', () => {
  it('is followed, up to three', async () => {
    const { url } = await serverThat((request, response) => {
      const left = Number(request.url?.slice(1) || 0)
      if (left > 0) response.writeHead(302, { Location: `/${left - 1}` }).end()
      else response.end('there')
    })
    const answer = await get({ url: `${url}3` })
    expect(answer).toMatchObject({ ok: true, value: { status: 200, url: `${url}0` } })
    expect(await get({ url: `${url}4` })).toMatchObject({ refusal: 'too-many-redirects' })
    expect(await get({ url: `${url}1`, redirects: 0 })).toMatchObject({ refusal: 'too-many-redirects' })
  })

  it.each([
    ['http://169.254.169.254/latest/meta-data/', 'address-not-allowed'],
    ['http://inner.test/', 'address-not-allowed'],
    ['file:///etc/passwd', 'scheme-not-allowed'],
    ['http://a:b@name.test/', 'credentials-in-url'],
    ['http://[', 'bad-url'],
  ])('to %s is refused: %s', async (location, refusal) => {
    const { url } = await serverThat((_, response) => response.writeHead(301, { Location: location }).end())
    const resolve: Resolve = async (host) => [host === 'inner.test' ? '10.0.0.1' : '127.0.0.1']
    expect(await get({ url }, ['127.0.0.1'], resolve)).toMatchObject({ ok: false, refusal })
  })

  it('takes no headers of ours to another host', async () => {
    const { url } = await serverThat((request, response) => {
      if (request.headers.host?.startsWith('name.test'))
        response.writeHead(302, { Location: url.replace('name.test', 'other.test') }).end()
      else response.end(JSON.stringify(request.headers))
    })
    const answer = await get({ url, headers: { Accept: 'text/html', 'X-Key': 'ours' } })
    const headers = answer.ok ? JSON.parse(String(answer.value.body)) : {}
    expect(headers).toMatchObject({ accept: 'text/html' })
    expect(headers).not.toHaveProperty('x-key')
  })

  it('is not followed with a body: the answer is the redirect', async () => {
    const { url } = await serverThat((_, response) => response.writeHead(307, { Location: '/x' }).end())
    expect(await get({ url, method: 'POST', body: 'x' })).toMatchObject({ ok: true, value: { status: 307 } })
  })
})
