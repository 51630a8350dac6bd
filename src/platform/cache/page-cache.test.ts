import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import {
  type CachedPage,
  chooseEncoding,
  etagMatches,
  openPageCache,
  type RenderedPage,
  represent,
} from './page-cache.ts'

const page = (body: string, ...madeOf: string[]): RenderedPage => ({
  status: 200,
  headers: { 'Content-Type': 'text/html; charset=utf-8' },
  body,
  madeOf,
})

const bodyOf = (cached: CachedPage): string => String(cached.representations.identity.body)

/** A render that ends when it is told to. */
function heldRender() {
  let finish: (page: RenderedPage) => void = () => {}
  let calls = 0
  const promise = new Promise<RenderedPage>((resolve) => {
    finish = resolve
  })
  return {
    finish,
    calls: () => calls,
    render: () => {
      calls++
      return promise
    },
  }
}

describe('the page cache', () => {
  it('answers a kept page without rendering it again', async () => {
    const cache = openPageCache(1_000_000)
    await cache.fill('/', async () => page('Guten Tag', 'front-page'))
    expect(bodyOf(cache.get('/') as CachedPage)).toBe('Guten Tag')
    expect(cache.get('/anderswo')).toBeUndefined()
  })

  it('drops exactly the pages made of a tag', async () => {
    const cache = openPageCache(1_000_000)
    await cache.fill('/a', async () => page('a', 'article:1', 'section:1'))
    await cache.fill('/b', async () => page('b', 'article:2', 'section:1'))
    await cache.fill('/c', async () => page('c', 'article:2', 'section:2'))
    expect(cache.drop(['article:1'])).toBe(1)
    expect(['/a', '/b', '/c'].filter((key) => cache.get(key))).toEqual(['/b', '/c'])
    cache.drop(['section:1', 'article:9'])
    expect(['/a', '/b', '/c'].filter((key) => cache.get(key))).toEqual(['/c'])
    cache.drop(['*'])
    expect(cache.stats()).toMatchObject({ pages: 0, bytes: 0 })
  })

  it('does not keep a page that does not say what it was made of', async () => {
    const cache = openPageCache(1_000_000)
    const answered = await cache.fill('/', async () => page('privat'))
    expect(bodyOf(answered)).toBe('privat')
    expect(cache.get('/')).toBeUndefined()
  })

  it('renders a cold page once for a burst of readers', async () => {
    const cache = openPageCache(1_000_000)
    const held = heldRender()
    const burst = Array.from({ length: 100 }, () => cache.fill('/', held.render))
    held.finish(page('einmal', 'front-page'))
    const answers = await Promise.all(burst)
    expect(held.calls()).toBe(1)
    expect(new Set(answers).size).toBe(1)
  })

  it('does not keep what was dropped while it was rendered, and later readers get the new page', async () => {
    const cache = openPageCache(1_000_000)
    const old = heldRender()
    const first = cache.fill('/', old.render)
    cache.drop(['article:1'])
    const second = cache.fill('/', async () => page('neu', 'article:1'))
    old.finish(page('alt', 'article:1'))
    expect(bodyOf(await first)).toBe('alt')
    expect(bodyOf(await second)).toBe('neu')
    expect(bodyOf(cache.get('/') as CachedPage)).toBe('neu')
  })

  // The list of drops was emptied when the newer render ended, and the older one then took its place.
  it('never lets a slow render of the old state replace the new page', async () => {
    const cache = openPageCache(1_000_000)
    const old = heldRender()
    const first = cache.fill('/', old.render)
    cache.drop(['article:1'])
    await cache.fill('/', async () => page('neu', 'article:1'))
    old.finish(page('alt', 'article:1'))
    await first
    expect(bodyOf(cache.get('/') as CachedPage)).toBe('neu')
  })

  it('keeps a page when something else was dropped while it was rendered', async () => {
    const cache = openPageCache(1_000_000)
    const held = heldRender()
    const filling = cache.fill('/', held.render)
    cache.drop(['article:2'])
    held.finish(page('a', 'article:1'))
    await filling
    expect(cache.get('/')).toBeDefined()
  })

  it('tries again after a render that failed', async () => {
    const cache = openPageCache(1_000_000)
    await expect(cache.fill('/', () => Promise.reject(new Error('database gone')))).rejects.toThrow('gone')
    expect(bodyOf(await cache.fill('/', async () => page('da', 'x')))).toBe('da')
  })

  it('stays within its bound and gives up first what was longest not asked for', async () => {
    const cache = openPageCache(40_000)
    for (let number = 0; number < 100; number++) {
      await cache.fill(`/${number}`, async () => page('x'.repeat(300), `article:${number}`))
      cache.get('/0')
    }
    expect(cache.stats().bytes).toBeLessThanOrEqual(40_000)
    expect(cache.get('/0')).toBeDefined()
    expect(cache.get('/1')).toBeUndefined()
    expect(cache.get('/99')).toBeDefined()
  })

  it('answers a page too large for it without keeping it', async () => {
    const cache = openPageCache(4000)
    await cache.fill('/', async () => page('y'.repeat(100_000), 'x'))
    expect(cache.stats()).toMatchObject({ pages: 0, bytes: 0 })
  })

  it('counts a page that is filled again only once', async () => {
    const cache = openPageCache(1_000_000)
    await cache.fill('/', async () => page('a', 'x'))
    const { bytes } = cache.stats()
    await cache.fill('/', async () => page('a', 'x'))
    expect(cache.stats()).toMatchObject({ pages: 1, bytes })
  })
})

describe('a representation', () => {
  const long = page('Der Rat tagt. '.repeat(200), 'article:1', 'section:2')
  const header = (headers: string[], name: string): string | undefined =>
    headers[headers.findIndex((text, index) => index % 2 === 0 && text === name) + 1]

  it('holds the same text in every encoding', async () => {
    const { representations } = await represent(long)
    expect(String(gunzipSync(representations.gzip.body))).toBe(long.body)
    expect(String(brotliDecompressSync(representations.br.body))).toBe(long.body)
    expect(String(zstdDecompressSync(representations.zstd.body))).toBe(long.body)
  })

  it('has a strong ETag of its own in each encoding (RFC 9110 8.8.3)', async () => {
    const { representations } = await represent(long)
    const etags = Object.values(representations).map(({ etag }) => etag)
    expect(new Set(etags).size).toBe(4)
    for (const etag of etags) expect(etag).toMatch(/^"[\w-]+"$/)
    const again = await represent(long)
    expect(again.representations.br.etag).toBe(representations.br.etag)
    const changed = await represent({ ...long, body: `${long.body}!` })
    expect(changed.representations.br.etag).not.toBe(representations.br.etag)
  })

  it('names length, encoding and what it was made of', async () => {
    const { representations } = await represent(long)
    const { br, identity } = representations
    expect(header(br.headers, 'Content-Encoding')).toBe('br')
    expect(header(br.headers, 'Content-Length')).toBe(String(br.body.length))
    expect(header(br.headers, 'Vary')).toBe('Accept-Encoding')
    expect(header(br.headers, 'Cache-Tag')).toBe('article:1,section:2')
    expect(header(br.headers, 'Surrogate-Key')).toBe('article:1 section:2')
    expect(identity.headers).not.toContain('Content-Encoding')
    expect(br.notModifiedHeaders).toContain('ETag')
    expect(br.notModifiedHeaders).not.toContain('Content-Length')
    expect(br.notModifiedHeaders).not.toContain('Content-Type')
  })

  it.each([
    ['a small page', page('kurz', 'x')],
    ['a picture', { ...long, headers: { 'Content-Type': 'image/png' } }],
    ['an empty page', page('', 'x')],
  ])('is not compressed for %s', async (_, small) => {
    const { representations } = await represent(small)
    expect(representations.br).toBe(representations.identity)
    expect(representations.br.headers).not.toContain('Content-Encoding')
  })
})

describe('the choice of encoding (RFC 9110 12.5.3)', () => {
  it.each([
    [undefined, 'identity'],
    ['', 'identity'],
    ['gzip', 'gzip'],
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip, zstd', 'zstd'],
    ['br;q=0, gzip', 'gzip'],
    ['BR;Q=1.0', 'br'],
    ['*', 'br'],
    ['*;q=0', 'identity'],
    ['br;q=0, *', 'zstd'],
    ['deflate, compress', 'identity'],
    [';;;,,,=', 'identity'],
    ['gzip;q=nonsense', 'gzip'],
  ])('%s gives %s', (accept, encoding) => {
    expect(chooseEncoding(accept)).toBe(encoding)
  })

  it('remembers no more headers than a few hundred, whatever is sent', () => {
    for (let number = 0; number < 1000; number++) chooseEncoding(`br;q=0.${number}`)
    expect(chooseEncoding('br;q=0.9999')).toBe('br')
  })
})

describe('If-None-Match (RFC 9110 13.1.2)', () => {
  it.each([
    ['"a"', true],
    ['W/"a"', true],
    ['"x", "a"', true],
    ['*', true],
    ['"b"', false],
    ['a', false],
    ['', false],
  ])('%s', (header, matches) => {
    expect(etagMatches(header, '"a"')).toBe(matches)
  })
})
