import { randomBytes } from 'node:crypto'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { cacheKey, sendCachedPage } from '../cache/answer-from-cache.ts'
import type { PageCache } from '../cache/page-cache.ts'
import type { RenderedPage } from '../cache/representation.ts'
import type { Log } from '../log.ts'

/** What surfaces find in `c.env`: the raw request, and the id that logs and error pages name. */
export type RequestFacts = { incoming: IncomingMessage; requestId: string }

export type FrontParts = {
  cache: PageCache
  /** The framework: renders public pages and answers everything else. */
  fetch(request: Request, facts: RequestFacts): Response | Promise<Response>
  /** Everything that is no public page. */
  listener: RequestListener
  /** Absolute address of the site; pages are rendered for it whatever host was asked. */
  publicUrl: string
  knownParameters: ReadonlySet<string>
  /** The key of what stands at a key for who asks with this `Accept`; most say the key itself. */
  variantOf(key: string, accept: string | undefined): string
  /** First path segments that are no public pages: `newsroom`, `api`, `media`, … */
  privateSegments: ReadonlySet<string>
  onPage(key: string, request: IncomingMessage, status: number): void
  log: Log
}

/**
 * The first to see a request. A public page in the cache is answered here, before any framework runs; one that is not
 * is rendered once for all who ask, and kept when it says what it was made of (`Cache-Tag`).
 */
export function frontListener(parts: FrontParts): RequestListener {
  const { cache } = parts
  return (request, response) => {
    const asked = cacheKey(request.method, request.url ?? '/', parts.knownParameters)
    if (asked === null) return parts.listener(request, response)
    const key = parts.variantOf(asked, request.headers.accept)
    const page = cache.get(key)
    if (page) {
      cache.countHit()
      parts.onPage(asked, request, page.status)
      sendCachedPage(request, response, page)?.catch((error) => fail(parts, { key, response }, error))
      return
    }
    if (parts.privateSegments.has(firstSegment(key))) return parts.listener(request, response)
    void fillAndSend(parts, { asked, key, request, response })
  }
}

function firstSegment(path: string): string {
  const end = path.slice(1).search(/[/?]/)
  return end === -1 ? path.slice(1) : path.slice(1, end + 1)
}

/** `asked` is how the address reads, `key` what stands there for this reader. */
type Exchange = { asked: string; key: string; request: IncomingMessage; response: ServerResponse }

async function fillAndSend(parts: FrontParts, { asked, key, request, response }: Exchange): Promise<void> {
  const requestId = newRequestId()
  try {
    const page = await parts.cache.fill(key, () => render(parts, key, { incoming: request, requestId }))
    parts.onPage(asked, request, page.status)
    await sendCachedPage(request, response, page)
  } catch (error) {
    fail(parts, { key, response, requestId }, error)
  }
}

function fail(
  { log }: FrontParts,
  { key, response, requestId = newRequestId() }: Pick<Exchange, 'key' | 'response'> & { requestId?: string },
  error: unknown,
): void {
  log.error({ err: error, requestId, path: key }, 'a page failed')
  if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' })
  response.end(`500 ${requestId}\n`)
}

async function render(parts: FrontParts, key: string, facts: RequestFacts): Promise<RenderedPage> {
  const answer = await parts.fetch(new Request(parts.publicUrl + key), facts)
  const headers = Object.fromEntries(answer.headers)
  const { 'cache-tag': tags, ...others } = headers
  delete others['content-length']
  // All else that a surface names follows from who asks, and nobody is known here.
  if (others.vary !== 'Accept') delete others.vary
  // Of this one rendering; in a page kept for all it would only make the ETag differ.
  if (tags) delete others['x-request-id']
  return {
    status: answer.status,
    headers: others,
    body: Buffer.from(await answer.arrayBuffer()),
    madeOf: tags ? tags.split(',') : [],
  }
}

const bytesOfId = 9
let drawn = Buffer.alloc(0)

/** Random bytes are drawn for many ids at once: each draw is a call into the operating system's library. */
export function newRequestId(): string {
  if (drawn.length === 0) drawn = randomBytes(bytesOfId * 100)
  const id = drawn.toString('base64url', 0, bytesOfId)
  drawn = drawn.subarray(bytesOfId)
  return id
}
