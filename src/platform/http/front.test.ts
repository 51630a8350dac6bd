import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { brotliDecompressSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { openPageCache, type PageCache } from '../cache/page-cache.ts'
import { silentLog } from '../log.ts'
import { type FrontParts, frontListener } from './front.ts'

let servers: Server[] = []
afterEach(() => {
  for (const server of servers) server.close().closeAllConnections()
  servers = []
})

type Answer = { status: number; headers: Record<string, string>; body: Buffer }

async function front(given: Partial<FrontParts> = {}) {
  const cache: PageCache = openPageCache(1_000_000)
  const rendered: string[] = []
  const counted: string[] = []
  const parts: FrontParts = {
    cache,
    fetch: async (request) => {
      const { pathname, search, host } = new URL(request.url)
      rendered.push(pathname + search)
      const tag = pathname.startsWith('/kept') ? { 'cache-tag': `page:${pathname}` } : undefined
      const status = pathname === '/missing' ? 404 : 200
      const type = { 'content-type': 'text/html; charset=utf-8', vary: 'Cookie' }
      return new Response(`${host} ${pathname} ${'Text. '.repeat(200)}`, {
        status,
        headers: { ...type, ...tag },
      })
    },
    listener: (_, response) => response.writeHead(200, { 'x-by': 'framework' }).end('framework'),
    publicUrl: 'https://zeitung.example',
    knownParameters: new Set(['q']),
    variantOf: (key, accept) => (accept === 'text/html' ? `${key}?as=page` : key),
    privateSegments: new Set(['newsroom', 'api']),
    onPage: (key, _, status) => void counted.push(`${status} ${key}`),
    log: silentLog,
    ...given,
  }
  const server = createServer(frontListener(parts)).listen(0, '127.0.0.1')
  servers.push(server)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo

  /** Sends exactly these bytes of a request line and its headers. */
  const raw = async (line: string, headers: Record<string, string> = {}): Promise<Answer> => {
    const socket = connect(port, '127.0.0.1')
    const lines = Object.entries({ Host: 'x', Connection: 'close', ...headers }).map(
      ([name, value]) => `${name}: ${value}\r\n`,
    )
    socket.write(`${line} HTTP/1.1\r\n${lines.join('')}\r\n`)
    const chunks: Buffer[] = []
    for await (const chunk of socket) chunks.push(chunk)
    const all = Buffer.concat(chunks)
    const split = all.indexOf('\r\n\r\n')
    const [first = '', ...rest] = all.subarray(0, split).toString().split('\r\n')
    const pairs = rest.map((text) => [
      text.slice(0, text.indexOf(':')).toLowerCase(),
      text.slice(text.indexOf(':') + 2),
    ])
    return {
      status: Number(first.split(' ')[1]),
      headers: Object.fromEntries(pairs),
      body: all.subarray(split + 4),
    }
  }
  return { cache, rendered, counted, raw }
}

describe('the front', () => {
  it('answers a page from memory once it was rendered', async () => {
    const { raw, rendered, counted, cache } = await front()
    const first = await raw('GET /kept')
    const again = await raw('GET /kept?utm_source=mail')
    expect(again.body).toEqual(first.body)
    expect(rendered).toEqual(['/kept'])
    expect(counted).toEqual(['200 /kept', '200 /kept'])
    expect(cache.stats()).toMatchObject({ hits: 1, misses: 1, pages: 1 })
  })

  it('renders for the public address, whatever host was asked', async () => {
    const { raw } = await front()
    const answer = await raw('GET /kept', { Host: 'evil.example', 'X-Forwarded-Host': 'evil.example' })
    expect(String(answer.body)).toContain('zeitung.example /kept')
  })

  it('keeps nothing that does not say what it was made of', async () => {
    const { raw, rendered } = await front()
    await raw('GET /free')
    await raw('GET /free')
    expect(rendered).toEqual(['/free', '/free'])
  })

  it('sends what the client takes, and 304 for what it has', async () => {
    const { raw } = await front()
    const plain = await raw('GET /kept')
    const packed = await raw('GET /kept', { 'Accept-Encoding': 'br, gzip' })
    expect(packed.headers).toMatchObject({
      'content-encoding': 'br',
      vary: 'Accept-Encoding',
      'cache-tag': 'page:/kept',
    })
    expect(brotliDecompressSync(packed.body)).toEqual(plain.body)
    const known = await raw('GET /kept', {
      'Accept-Encoding': 'br',
      'If-None-Match': packed.headers.etag ?? '',
    })
    expect(known.status).toBe(304)
    expect(known.body).toHaveLength(0)
    expect(known.headers.etag).toBe(packed.headers.etag)
    const other = await raw('GET /kept', { 'If-None-Match': packed.headers.etag ?? '' })
    expect(other.status).toBe(200)
  })

  it.each([
    ['Mon, 23 Nov 2026 09:00:00 GMT', {}, 304],
    ['Tue, 24 Nov 2026 09:00:00 GMT', {}, 304],
    ['Sun, 22 Nov 2026 09:00:00 GMT', {}, 200],
    ['not a date', {}, 200],
    ['Tue, 24 Nov 2026 09:00:00 GMT', { 'If-None-Match': '"another"' }, 200],
  ])('what was changed on Monday at nine is, since %s %o, %i', async (since, more, status) => {
    const headers = { 'cache-tag': 'feed', 'last-modified': 'Mon, 23 Nov 2026 09:00:00 GMT' }
    const { raw } = await front({ fetch: async () => new Response('feed', { headers }) })
    for (const _ of ['cold', 'kept'])
      expect((await raw('GET /feed.xml', { 'If-Modified-Since': since, ...more })).status).toBe(status)
  })

  it('knows no date where a page names none', async () => {
    const { raw } = await front()
    expect((await raw('GET /kept', { 'If-Modified-Since': 'Fri, 01 Jan 2100 00:00:00 GMT' })).status).toBe(
      200,
    )
  })

  it('answers HEAD like GET without the body', async () => {
    const { raw } = await front()
    for (const path of ['/kept', '/kept', '/free']) {
      const head = await raw(`HEAD ${path}`)
      const get = await raw(`GET ${path}`)
      expect(head.body).toHaveLength(0)
      expect(head.headers['content-length']).toBe(get.headers['content-length'])
    }
  })

  it('never says 304 for a page that is missing', async () => {
    const { raw } = await front()
    const missing = await raw('GET /missing')
    expect(missing.status).toBe(404)
    expect((await raw('GET /missing', { 'If-None-Match': '*' })).status).toBe(404)
  })

  it.each([
    'POST /kept',
    'GET /newsroom',
    'GET /newsroom/articles?x=1',
    'GET /api/v1/articles',
    'PUT /',
    'OPTIONS *',
  ])('leaves to the framework what is no public page: %s', async (line) => {
    const { raw, rendered } = await front()
    expect(await raw(line)).toMatchObject({ status: 200, headers: { 'x-by': 'framework' } })
    expect(rendered).toEqual([])
  })

  // Such a line was an internal error.
  it('takes a whole address in the request line for its path', async () => {
    const { raw, rendered } = await front()
    expect((await raw('GET http://evil.example/kept')).status).toBe(200)
    expect(rendered).toEqual(['/kept'])
    expect(await raw('GET http://evil.example/newsroom')).toMatchObject({ headers: { 'x-by': 'framework' } })
  })

  it.each([
    '/%E0%A4%A',
    '/%',
    '/%00',
    '//evil.example/',
    '/../../etc/passwd',
    '/a?%',
    `/${'x'.repeat(8000)}`,
    '/ä',
    '/kept#x',
    '/?',
    '/;',
  ])('does not fail at %s', async (path) => {
    const { raw } = await front()
    expect((await raw(`GET ${path}`)).status).toBeLessThan(500)
  })

  it('names a request id and no more when a page fails, and tries again at the next request', async () => {
    let failures = 1
    const fetch = async () => {
      if (failures-- > 0) throw new Error('the database is gone, password 1234')
      return new Response('da', { headers: { 'cache-tag': 'a' } })
    }
    const { raw } = await front({ fetch })
    const failed = await raw('GET /')
    expect(failed.status).toBe(500)
    expect(String(failed.body)).toMatch(/500 [\w-]{12}\n/)
    expect(String(failed.body)).not.toContain('1234')
    expect(String((await raw('GET /')).body)).toBe('da')
  })

  it('renders once for a burst on a cold page', async () => {
    let renders = 0
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    const fetch = async () => {
      renders++
      await held
      return new Response('einmal', { headers: { 'cache-tag': 'a' } })
    }
    const { raw } = await front({ fetch })
    const burst = Array.from({ length: 20 }, () => raw('GET /'))
    await expect.poll(() => renders).toBe(1)
    release()
    for (const answer of await Promise.all(burst)) expect(String(answer.body)).toBe('einmal')
    expect(renders).toBe(1)
  })

  it('keeps what is another thing for another Accept apart, and counts both as the same address', async () => {
    const { rendered, counted, raw } = await front()
    for (let times = 0; times < 2; times++) {
      await raw('GET /kept')
      await raw('GET /kept', { Accept: 'text/html' })
    }
    expect(rendered).toEqual(['/kept', '/kept?as=page'])
    expect(counted).toEqual(Array(4).fill('200 /kept'))
  })
})
