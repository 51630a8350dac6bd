import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip, zstdCompress } from 'node:zlib'

/** A page as its view made it, with what it was made of. */
export type RenderedPage = {
  status: number
  /** Without length, encoding, ETag: the cache adds those. */
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
  representations: Record<Encoding, Representation>
  madeOf: readonly string[]
  bytes: number
}

export type PageCache = {
  get(key: string): CachedPage | undefined
  /**
   * The page, rendered at most once however many ask at the same time. What was dropped while it was being rendered
   * is answered to those who asked before the drop, but not kept.
   */
  fill(key: string, render: () => Promise<RenderedPage>): Promise<CachedPage>
  /** Drops exactly the pages made of one of these; `*` drops all. */
  drop(tags: readonly string[]): number
  stats(): { pages: number; bytes: number; hits: number; misses: number; drops: number }
  countHit(): void
}

const compressBrotli = promisify(brotliCompress)
const compressGzip = promisify(gzip)
const compressZstd = promisify(zstdCompress)

/** Smaller bodies gain nothing from compression. */
const compressFrom = 400

/**
 * Rendered pages in memory, each compressed once in every encoding, with strong ETags (RFC 9110 8.8.3) per encoding.
 * Bounded by `maxBytes`; the page least recently asked for goes first.
 */
export function openPageCache(maxBytes: number): PageCache {
  const pages = new Map<string, CachedPage>()
  const keysByTag = new Map<string, Set<string>>()
  const underWay = new Map<string, { promise: Promise<CachedPage>; stale: boolean }>()
  /** Tags dropped since a render began make its result unfit to keep: `[drop number, tags]`, pruned when idle. */
  let recentDrops: { number: number; tags: readonly string[] }[] = []
  let dropNumber = 0
  /** Renders not yet done, those included that a drop has made stale and a newer one has followed. */
  let rendering = 0
  let bytes = 0
  const counts = { hits: 0, misses: 0, drops: 0 }

  const remove = (key: string): void => {
    const page = pages.get(key)
    if (!page) return
    pages.delete(key)
    bytes -= page.bytes
    for (const tag of page.madeOf) {
      const keys = keysByTag.get(tag)
      keys?.delete(key)
      if (keys?.size === 0) keysByTag.delete(tag)
    }
  }

  const keep = (key: string, page: CachedPage): void => {
    if (page.bytes > maxBytes / 4) return
    remove(key)
    pages.set(key, page)
    bytes += page.bytes
    for (const tag of page.madeOf) {
      const keys = keysByTag.get(tag) ?? new Set()
      keysByTag.set(tag, keys.add(key))
    }
    for (const oldest of pages.keys()) {
      if (bytes <= maxBytes) break
      remove(oldest)
    }
  }

  const droppedSince = (number: number, madeOf: readonly string[]): boolean =>
    recentDrops.some(
      (drop) => drop.number > number && drop.tags.some((tag) => tag === '*' || madeOf.includes(tag)),
    )

  const renderAndKeep = async (key: string, render: () => Promise<RenderedPage>): Promise<CachedPage> => {
    const startedAt = dropNumber
    const page = await represent(await render())
    if (page.madeOf.length > 0 && !droppedSince(startedAt, page.madeOf)) keep(key, page)
    return page
  }

  return {
    get(key) {
      const page = pages.get(key)
      if (page && bytes > maxBytes / 2) {
        pages.delete(key)
        pages.set(key, page) // most recently used goes to the end
      }
      return page
    },
    fill(key, render) {
      const running = underWay.get(key)
      if (running && !running.stale) return running.promise
      counts.misses++
      const promise = renderAndKeep(key, render)
      const entry = { promise, stale: false }
      underWay.set(key, entry)
      rendering++
      const done = () => {
        rendering--
        if (underWay.get(key) === entry) underWay.delete(key)
        if (rendering === 0) recentDrops = []
      }
      promise.then(done, done)
      return promise
    },
    drop(tags) {
      counts.drops++
      dropNumber++
      for (const entry of underWay.values()) entry.stale = true
      if (rendering > 0) recentDrops.push({ number: dropNumber, tags })
      const keys = tags.includes('*')
        ? [...pages.keys()]
        : tags.flatMap((tag) => [...(keysByTag.get(tag) ?? [])])
      for (const key of keys) remove(key)
      return keys.length
    },
    stats: () => ({ pages: pages.size, bytes, ...counts }),
    countHit() {
      counts.hits++
    },
  }
}

/** Compresses the page in every encoding and prepares its headers. */
export async function represent(page: RenderedPage): Promise<CachedPage> {
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
  if (body.length < compressFrom || !isCompressible(page.headers)) {
    const representations = { identity, gzip: identity, br: identity, zstd: identity }
    return { status: page.status, representations, madeOf: page.madeOf, bytes: body.length + 2048 }
  }
  const packed = await compressAll(body)
  const representations = {
    identity,
    gzip: one('gzip', packed.gzip),
    br: one('br', packed.br),
    zstd: one('zstd', packed.zstd),
  }
  const own = body.length + packed.gzip.length + packed.br.length + packed.zstd.length
  return {
    status: page.status,
    representations,
    madeOf: page.madeOf,
    bytes: own + 2048 + page.madeOf.length * 64,
  }
}

const isCompressible = (headers: Record<string, string>): boolean =>
  Object.entries(headers).some(
    ([name, value]) => name.toLowerCase() === 'content-type' && /text|json|xml|javascript|svg/.test(value),
  )

async function compressAll(body: Buffer): Promise<Record<'gzip' | 'br' | 'zstd', Buffer>> {
  const [gzipped, brotli, zstd] = await Promise.all([
    compressGzip(body, { level: 6 }),
    compressBrotli(body, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: body.length },
    }),
    compressZstd(body, { params: { [constants.ZSTD_c_compressionLevel]: 6 } }),
  ])
  return { gzip: gzipped, br: brotli, zstd }
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
