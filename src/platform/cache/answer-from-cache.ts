import type { IncomingMessage, ServerResponse } from 'node:http'
import {
  type CachedPage,
  chooseEncoding,
  type Encoding,
  etagMatches,
  type Representation,
} from './representation.ts'

/**
 * Sends the page, or 304 when the reader has it already. Works on the raw request: this is the hot path. Answers a
 * promise when the page first has to be packed in the encoding that this reader takes.
 */
export function sendCachedPage(
  request: IncomingMessage,
  response: ServerResponse,
  page: CachedPage,
): Promise<void> | null {
  const encoding = chooseEncoding(request.headers['accept-encoding'] as string | undefined)
  const ready = page.representations[encoding]
  if (!ready) return packAndSend({ request, response }, page, encoding)
  send({ request, response }, page.status, ready)
  return null
}

type Exchange = { request: IncomingMessage; response: ServerResponse }

async function packAndSend(exchange: Exchange, page: CachedPage, encoding: Encoding): Promise<void> {
  send(exchange, page.status, await page.pack(encoding))
}

function send({ request, response }: Exchange, status: number, representation: Representation): void {
  if (status === 200 && isKnown(request, representation)) {
    response.writeHead(304, representation.notModifiedHeaders)
    response.end()
    return
  }
  response.writeHead(status, representation.headers)
  response.end(request.method === 'HEAD' ? '' : representation.body, 'latin1')
}

/** By its ETag, or, for readers that name none, by the date of its last change (RFC 9110 13.1.2, 13.1.3). */
function isKnown({ headers }: IncomingMessage, { etag, headers: own }: Representation): boolean {
  const known = headers['if-none-match']
  if (known !== undefined) return etagMatches(known, etag)
  const since = headers['if-modified-since']
  if (since === undefined) return false
  const changed = own[own.indexOf('last-modified') + 1]
  return own.includes('last-modified') && Date.parse(changed ?? '') <= Date.parse(since)
}

/**
 * The key of a request in the page cache, null when it is no business of the cache (not GET or HEAD, a private place).
 * Parameters that no page reads (campaign marks, anything made up) are left out, so they can neither miss the cache
 * nor fill it.
 */
export function cacheKey(
  method: string | undefined,
  target: string,
  knownParameters: ReadonlySet<string>,
): string | null {
  if (method !== 'GET' && method !== 'HEAD') return null
  const url = target.startsWith('/') ? target : originForm(target)
  if (url === null) return null
  const mark = url.indexOf('?')
  if (mark === -1) return url
  const path = url.slice(0, mark)
  const kept = url
    .slice(mark + 1)
    .split('&')
    .filter((pair) => knownParameters.has(pair.split('=', 1)[0] ?? ''))
    .sort()
  return kept.length === 0 ? path : `${path}?${kept.join('&')}`
}

/** Proxies may send the whole address (RFC 9112 3.2.2); its path is what counts. Null for what is no address. */
function originForm(target: string): string | null {
  const address = /^https?:\/\//i.test(target) ? URL.parse(target) : null
  return address && address.pathname + address.search
}
