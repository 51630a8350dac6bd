import type { Readable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import type { Clock } from '../clock.ts'
import { type AwsKeys, awsEncoded, sha256Hex, signedHeaders } from './aws-signature.ts'
import { checkBlobKey } from './blob-key.ts'
import type { Blobs } from './blobs.ts'

export type S3Settings = {
  /** Address of the bucket; keys follow after a slash. */
  bucketUrl: string
  region: string
  keys: AwsKeys
  /** Keys a page of a list; the service's own limit when not given. */
  pageSize?: number
}

const attempts = 3
const timeoutMilliseconds = 60_000

/**
 * Blobs in a bucket of any service that speaks the S3 protocol. Requests that fail for a passing reason (no
 * answer, 5xx, 429) are tried three times in all; each may be repeated without harm.
 */
export function s3Blobs(settings: S3Settings, clock: Clock): Blobs {
  const ask = (request: S3Request) => askWithRetries(settings, clock, request)
  return {
    async put(key, content, contentType) {
      // S3 wants length and hash before the first byte. What is kept here is at most one upload in size.
      const body = Buffer.isBuffer(content) ? content : await collected(content)
      await ask({ method: 'PUT', key, body, headers: { 'content-type': contentType } })
    },
    async get(key) {
      const response = await ask({ method: 'GET', key })
      return response && Buffer.from(await response.arrayBuffer())
    },
    async delete(key) {
      await ask({ method: 'DELETE', key })
    },
    async *list(prefix) {
      let continuation: string | null = null
      do {
        const response = await ask({
          method: 'GET',
          query: listQuery(prefix, continuation, settings.pageSize),
        })
        const page = readListPage((await response?.text()) ?? '')
        yield* page.keys
        continuation = page.continuation
      } while (continuation !== null)
    },
  }
}

type S3Request = {
  method: 'GET' | 'PUT' | 'DELETE'
  key?: string
  query?: Record<string, string>
  headers?: Record<string, string>
  body?: Buffer
}

/** The answer, or null for a key that is not there; anything else throws with the service's own words. */
async function askWithRetries(
  settings: S3Settings,
  clock: Clock,
  request: S3Request,
): Promise<Response | null> {
  const url = urlOf(settings, request)
  for (let attempt = 1; ; attempt++) {
    const response = await askOnce(settings, clock, { ...request, url }).catch((cause: unknown) => {
      if (attempt < attempts) return null
      throw new Error(`the media store did not answer: ${request.method} ${request.key ?? 'list'}`, { cause })
    })
    if (response?.ok) return response
    if (response && (attempt === attempts || !isPassing(response.status))) {
      const words = (await response.text()).slice(0, 500)
      if (response.status === 404 && words.includes('NoSuchKey')) return null
      throw new Error(
        `the media store answered ${response.status} to ${request.method} ${request.key ?? 'list'}: ${words}`,
      )
    }
    await response?.body?.cancel()
    await wait(100 * 2 ** attempt)
  }
}

const isPassing = (status: number): boolean => status >= 500 || status === 429

function urlOf(settings: S3Settings, request: S3Request): URL {
  const url = new URL(settings.bucketUrl)
  if (request.key !== undefined) {
    checkBlobKey(request.key)
    url.pathname = `${url.pathname.replace(/\/$/, '')}/${request.key.split('/').map(awsEncoded).join('/')}`
  }
  for (const [name, value] of Object.entries(request.query ?? {})) url.searchParams.set(name, value)
  return url
}

async function askOnce(
  settings: S3Settings,
  clock: Clock,
  request: S3Request & { url: URL },
): Promise<Response> {
  const { host: _, ...headers } = signedHeaders(
    {
      method: request.method,
      url: request.url,
      headers: request.headers ?? {},
      bodyHash: sha256Hex(request.body ?? ''),
    },
    settings.keys,
    { region: settings.region, service: 's3', at: clock.now() },
  )
  return fetch(request.url, {
    method: request.method,
    headers,
    ...(request.body ? { body: new Uint8Array(request.body) } : {}),
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMilliseconds),
  })
}

/** `encoding-type=url`: keys come percent-encoded, so that the XML holds nothing to be unescaped. */
const listQuery = (
  prefix: string,
  continuation: string | null,
  pageSize?: number,
): Record<string, string> => ({
  'list-type': '2',
  'encoding-type': 'url',
  prefix,
  ...(continuation === null ? {} : { 'continuation-token': continuation }),
  ...(pageSize === undefined ? {} : { 'max-keys': String(pageSize) }),
})

function readListPage(xml: string): { keys: string[]; continuation: string | null } {
  const keys = [...xml.matchAll(/<Key>([^<]*)<\/Key>/g)].map(([, key = '']) =>
    decodeURIComponent(key.replaceAll('+', ' ')),
  )
  const token = /<NextContinuationToken>([^<]*)<\/NextContinuationToken>/.exec(xml)?.[1]
  return { keys, continuation: token === undefined ? null : unescapedXml(token) }
}

const unescapedXml = (text: string): string =>
  text.replace(
    /&(amp|lt|gt|quot|apos);/g,
    (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" })[name] ?? '',
  )

async function collected(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}
