import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import {
  brotliCompress,
  brotliCompressSync,
  brotliDecompressSync,
  constants,
  gunzipSync,
  gzip,
  gzipSync,
  zstdCompress,
  zstdCompressSync,
  zstdDecompressSync,
} from 'node:zlib'

/** A page as its view made it, with what it was made of. */
export type RenderedPage = {
  status: number
  /** Without length, encoding, ETag: those are added here. */
  headers: Record<string, string>
  body: string | Buffer
  /** Tags such as `article:0198…`: when one of them changes, the page goes. Empty: not kept. */
  madeOf: readonly string[]
}

export type Encoding = 'identity' | 'gzip' | 'br' | 'zstd'

/** One representation, ready to send: the raw header list that `writeHead` takes without further work. */
export type Representation = {
  /**
   * One character a byte (latin1). A string lies in V8's own heap, which it tidies; small buffers kept among large ones
   * that come and go leave holes in memory several times their size. It also leaves in one piece with the head.
   */
  body: string
  etag: string
  headers: string[]
  notModifiedHeaders: string[]
}

export const bytesOf = ({ body }: Representation): Buffer => Buffer.from(body, 'latin1')

export type CachedPage = {
  status: number
  /** What is ready to be sent: each encoding that somebody has asked for, until then the page as it was made. */
  representations: Partial<Record<Encoding, Representation>>
  /** The page in this encoding; packed once, for whoever asks first. */
  pack(encoding: Encoding): Promise<Representation>
  madeOf: readonly string[]
  /** Memory it takes, so far. */
  bytes: number
}

/** Smaller bodies gain nothing from compression. */
const compressFrom = 400

/**
 * Prepares the page to be sent. Once it is packed, the three times longer page itself is let go; should somebody ask
 * for that, it is unpacked. `onGrow` hears of the bytes that each change adds (or, negative, frees).
 */
export function represent(page: RenderedPage, onGrow: (bytes: number) => void = () => {}): CachedPage {
  const { status, headers, madeOf } = page
  const body = typeof page.body === 'string' ? Buffer.from(page.body) : page.body
  const hash = createHash('sha256')
    .update(body)
    .update(JSON.stringify([status, headers]))
    .digest('base64url')
    .slice(0, 22)
  const one = (encoding: Encoding, content: Buffer): Representation => {
    const etag = `"${hash}${encoding === 'identity' ? '' : `-${encoding}`}"`
    return {
      body: content.toString('latin1'),
      etag,
      ...headerLists({ headers, madeOf }, { encoding, etag, length: content.length }),
    }
  }
  const identity = one('identity', body)
  const isPlain = body.length < compressFrom || !isCompressible(headers)
  const cached: CachedPage = {
    status,
    representations: isPlain ? { identity, gzip: identity, br: identity, zstd: identity } : { identity },
    pack: (encoding) => packing(encoding),
    madeOf,
    bytes: body.length + overhead + madeOf.length * bytesATag,
  }
  const underWay: Partial<Record<Encoding, Promise<Representation>>> = {}
  let isIdentityWanted = isPlain

  const grow = (bytes: number): void => {
    cached.bytes += bytes
    onGrow(bytes)
  }
  const make = async (encoding: Encoding): Promise<Representation> => {
    const { representations } = cached
    try {
      const { identity: plain } = representations
      const whole = plain ? bytesOf(plain) : unpacked(representations)
      const made = one(encoding, encoding === 'identity' ? whole : await compress(whole, encoding))
      representations[encoding] = made
      grow(made.body.length + overhead / 4)
      if (!isIdentityWanted && representations.identity) {
        delete representations.identity
        grow(-whole.length)
      }
      return made
    } finally {
      delete underWay[encoding]
    }
  }
  const packing = async (encoding: Encoding): Promise<Representation> => {
    if (encoding === 'identity') isIdentityWanted = true
    const ready = cached.representations[encoding]
    if (ready) return ready
    const promise = underWay[encoding] ?? make(encoding)
    underWay[encoding] = promise
    return promise
  }
  return cached
}

/** What a page takes beside its bodies: headers, objects, and for each tag its place in the table of tags. */
const overhead = 4096
const bytesATag = 192

function unpacked({ br, zstd, gzip }: CachedPage['representations']): Buffer {
  if (br) return brotliDecompressSync(bytesOf(br))
  if (zstd) return zstdDecompressSync(bytesOf(zstd))
  if (gzip) return gunzipSync(bytesOf(gzip))
  throw new Error('a page without any representation')
}

const isCompressible = (headers: Record<string, string>): boolean =>
  Object.entries(headers).some(
    ([name, value]) => name.toLowerCase() === 'content-type' && /text|json|xml|javascript|svg/.test(value),
  )

/**
 * Up to here a body is packed where it stands: half a millisecond, less than the two trips to a thread take. The
 * length alone decides, as the two ways may give different bytes and a strong ETag stands for the same ones.
 */
const packedInPlace = 64 * 1024

async function compress(body: Buffer, encoding: Exclude<Encoding, 'identity'>): Promise<Buffer> {
  const { now, aside } = packers[encoding]
  return body.length <= packedInPlace ? now(body) : aside(body)
}

const gzipOptions = { level: 6 }
const zstdOptions = { params: { [constants.ZSTD_c_compressionLevel]: 6 } }
const brotliOptions = (body: Buffer) => ({
  params: {
    // Quality 4 would take half as long again and save 3 %, 5 three times as long and 8 %.
    [constants.BROTLI_PARAM_QUALITY]: 2,
    [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
    // A window much wider than the page is memory for nothing.
    [constants.BROTLI_PARAM_LGWIN]: body.length <= packedInPlace ? 17 : 22,
  },
})

const brotliAside = promisify(brotliCompress)
const gzipAside = promisify(gzip)
const zstdAside = promisify(zstdCompress)

type Packers = { now(body: Buffer): Buffer; aside(body: Buffer): Promise<Buffer> }
const packers: Record<Exclude<Encoding, 'identity'>, Packers> = {
  br: {
    now: (body) => brotliCompressSync(body, brotliOptions(body)),
    aside: (body) => brotliAside(body, brotliOptions(body)),
  },
  gzip: { now: (body) => gzipSync(body, gzipOptions), aside: (body) => gzipAside(body, gzipOptions) },
  zstd: { now: (body) => zstdCompressSync(body, zstdOptions), aside: (body) => zstdAside(body, zstdOptions) },
}

function headerLists(
  page: Pick<RenderedPage, 'headers' | 'madeOf'>,
  facts: { encoding: Encoding; etag: string; length: number },
) {
  const { vary, ...headers } = page.headers
  const shared: [string, string][] = Object.entries(headers)
  shared.push(['Vary', vary ? `${vary}, Accept-Encoding` : 'Accept-Encoding'], ['ETag', facts.etag])
  if (page.madeOf.length > 0) {
    shared.push(['Cache-Tag', page.madeOf.join(',')], ['Surrogate-Key', page.madeOf.join(' ')])
  }
  const whole: [string, string][] = [...shared, ['Content-Length', String(facts.length)]]
  if (facts.encoding !== 'identity' && facts.length > 0) whole.push(['Content-Encoding', facts.encoding])
  const forNotModified = shared.filter(([name]) => !/^content-(type|disposition)$/i.test(name))
  return { headers: whole.flat(), notModifiedHeaders: forNotModified.flat() }
}

/**
 * The best encoding that the client takes: br, zstd, gzip, in this order among those not refused with q=0
 * (RFC 9110 12.5.3).
 */
export function chooseEncoding(accept: string | undefined): Encoding {
  if (!accept) return 'identity'
  const known = choices.get(accept)
  if (known) return known
  const accepted = new Map(
    accept.split(',').map((part) => {
      const [name = '', ...parameters] = part.trim().toLowerCase().split(';')
      const q = parameters.map((text) => /^\s*q=([\d.]+)/.exec(text)?.[1]).find(Boolean)
      return [name.trim(), q === undefined ? 1 : Number(q)]
    }),
  )
  const takes = (name: string): boolean => (accepted.get(name) ?? accepted.get('*') ?? 0) > 0
  const chosen = (['br', 'zstd', 'gzip'] as const).find(takes) ?? 'identity'
  if (choices.size < 200) choices.set(accept, chosen)
  return chosen
}
const choices = new Map<string, Encoding>()

/** Whether `If-None-Match` names this representation (weak comparison, RFC 9110 13.1.2). */
export function etagMatches(header: string, etag: string): boolean {
  if (header === '*') return true
  return header.split(',').some((candidate) => candidate.trim().replace(/^W\//, '') === etag)
}
