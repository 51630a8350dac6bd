import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { bytesOf, chooseEncoding, etagMatches, type RenderedPage, represent } from './representation.ts'

describe('a representation', () => {
  const encodings = ['identity', 'gzip', 'br', 'zstd'] as const
  const long: RenderedPage = {
    status: 200,
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
    body: 'Der Rat prüft „alles“ – 世界. '.repeat(200),
    madeOf: ['article:1', 'section:2'],
  }
  const header = (headers: string[], name: string): string | undefined =>
    headers[headers.findIndex((text, index) => index % 2 === 0 && text === name) + 1]

  it('holds the same text in every encoding', async () => {
    for (const body of [long.body, String(long.body).repeat(40)]) {
      const made = represent({ ...long, body })
      expect(String(bytesOf(await made.pack('identity')))).toBe(body)
      expect(String(gunzipSync(bytesOf(await made.pack('gzip'))))).toBe(body)
      expect(String(brotliDecompressSync(bytesOf(await made.pack('br'))))).toBe(body)
      expect(String(zstdDecompressSync(bytesOf(await made.pack('zstd'))))).toBe(body)
    }
  })

  it('is packed once, however many ask for it', async () => {
    const made = represent(long)
    const [first, second] = await Promise.all([made.pack('br'), made.pack('br')])
    expect(second).toBe(first)
    expect(await made.pack('br')).toBe(first)
    expect(made.representations.br).toBe(first)
  })

  it('is held packed only, until somebody asks for the page as it is', async () => {
    const grown: number[] = []
    const made = represent(long, (bytes) => void grown.push(bytes))
    const [before, plain] = [made.bytes, made.representations.identity]
    for (const first of ['br', 'zstd', 'gzip'] as const) {
      await made.pack(first)
      expect(made.representations.identity).toBeUndefined()
    }
    expect(made.bytes).toBeLessThan(before + 3 * 2000)
    expect(await made.pack('identity')).toEqual(plain)
    await made.pack('br')
    expect(made.representations.identity).toBeDefined()
    expect(made.bytes).toBe(before + grown.reduce((sum, bytes) => sum + bytes, 0))
  })

  it.each(['br', 'zstd', 'gzip'] as const)('can be unpacked from %s', async (encoding) => {
    const made = represent(long)
    await made.pack(encoding)
    expect(String(bytesOf(await made.pack('identity')))).toBe(long.body)
  })

  it('has a strong ETag of its own in each encoding (RFC 9110 8.8.3)', async () => {
    const etags: string[] = []
    for (const encoding of encodings) etags.push((await represent(long).pack(encoding)).etag)
    expect(new Set(etags).size).toBe(4)
    for (const etag of etags) expect(etag).toMatch(/^"[\w-]+"$/)
    const brotli = etags[encodings.indexOf('br')]
    expect((await represent(long).pack('br')).etag).toBe(brotli)
    expect((await represent({ ...long, body: `${long.body}!` }).pack('br')).etag).not.toBe(brotli)
  })

  it('names length, encoding and what it was made of', async () => {
    const made = represent(long)
    const [br, identity] = [await made.pack('br'), await made.pack('identity')]
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
    ['a small page', { ...long, body: 'kurz' }],
    ['a picture', { ...long, headers: { 'Content-Type': 'image/png' } }],
    ['an empty page', { ...long, body: '' }],
  ])('is not compressed for %s', async (_, small) => {
    const made = represent(small)
    expect(made.representations.br).toBe(made.representations.identity)
    expect((await made.pack('br')).headers).not.toContain('Content-Encoding')
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
