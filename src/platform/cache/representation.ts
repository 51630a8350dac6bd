import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import {
  brotliCompress,
  brotliCompressSync,
  constants,
  gzip,
  gzipSync,
  zstdCompress,
  zstdCompressSync,
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
export type Representation = { body: Buffer; etag: string; headers: string[]; notModifiedHeaders: string[] }

export type CachedPage = {
  status: number
  /** What is ready to be sent: the page itself, and each encoding that somebody has asked for. */
  representations: Partial<Record<Encoding, Representation>>
  /** The page in this encoding; packed once, for whoever asks first. */
  pack(encoding: Encoding): Promise<Representation>
  madeOf: readonly string[]
  /** Memory it takes, so far. */
  bytes: number
}

/** Smaller bodies gain nothing from compression. */
const compressFrom = 400

/** Prepares the page to be sent. `onGrow` hears of the bytes that each further encoding takes. */
export function represent(page: RenderedPage, onGrow: (bytes: number) => void = () => {}): CachedPage {
  const body = typeof page.body === 'string' ? Buffer.from(page.body) : page.body
  const hash = createHash('sha256')
    .update(body)
    .update(JSON.stringify([page.status, page.headers]))
    .digest('base64url')
    .slice(0, 22)
  const one = (encoding: Encoding, content: Buffer): Representation => {
    const etag = `"${hash}${encoding === 'identity' ? '' : `-${encoding}`}"`
    return { body: content, etag, ...headerLists(page, { encoding, etag, length: content.length }) }
  }
  const identity = one('identity', body)
  const isPlain = body.length < compressFrom || !isCompressible(page.headers)
  const underWay: Partial<Record<Encoding, Promise<Representation>>> = {}
  const make = async (encoding: Exclude<Encoding, 'identity'>): Promise<Representation> => {
    try {
      const packed = one(encoding, await compress(body, encoding))
      const grown = packed.body.length + overhead / 4
      cached.representations[encoding] = packed
      cached.bytes += grown
      onGrow(grown)
      return packed
    } finally {
      delete underWay[encoding]
    }
  }
  const cached: CachedPage = {
    status: page.status,
    representations: isPlain ? { identity, gzip: identity, br: identity, zstd: identity } : { identity },
    async pack(encoding) {
      const ready = cached.representations[encoding]
      if (ready || encoding === 'identity') return ready ?? identity
      const packing = underWay[encoding] ?? make(encoding)
      underWay[encoding] = packing
      return packing
    },
    madeOf: page.madeOf,
    bytes: body.length + overhead + page.madeOf.length * 64,
  }
  return cached
}

/** What a page takes beside its bodies: headers, objects, its place under its tags. */
const overhead = 2048

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
  const packed = body.length <= packedInPlace ? now(body) : await aside(body)
  // zlib answers a part of a larger piece of memory, which would be held with it.
  const exact = Buffer.allocUnsafeSlow(packed.length)
  packed.copy(exact)
  return exact
}

const gzipOptions = { level: 6 }
const zstdOptions = { params: { [constants.ZSTD_c_compressionLevel]: 6 } }
const brotliOptions = (body: Buffer) => ({
  params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: body.length },
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

function headerLists(page: RenderedPage, facts: { encoding: Encoding; etag: string; length: number }) {
  const shared: [string, string][] = Object.entries(page.headers)
  shared.push(['Vary', 'Accept-Encoding'], ['ETag', facts.etag])
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
