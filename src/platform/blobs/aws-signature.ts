import { createHash, createHmac } from 'node:crypto'
import type { Instant } from '../clock.ts'

export type AwsKeys = { accessKeyId: string; secretAccessKey: string }
export type SignedScope = { region: string; service: string; at: Instant }
export type PlainRequest = { method: string; url: URL; headers: Record<string, string>; bodyHash: string }

export const sha256Hex = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex')

/**
 * The headers of the request with those that AWS Signature Version 4 adds (`host`, `x-amz-date`,
 * `x-amz-content-sha256`, `authorization`). All headers given are signed.
 * Source: Amazon S3 API Reference, "Authenticating Requests: Using the Authorization Header".
 */
export function signedHeaders(
  request: PlainRequest,
  keys: AwsKeys,
  scope: SignedScope,
): Record<string, string> {
  const time = scope.at.replace(/[-:]|\.\d+/g, '')
  const headers: Record<string, string> = {
    ...lowerCased(request.headers),
    host: request.url.host,
    'x-amz-date': time,
    'x-amz-content-sha256': request.bodyHash,
  }
  const names = Object.keys(headers).sort()
  const canonicalRequest = [
    request.method,
    request.url.pathname.split('/').map(encodedOnce).join('/'),
    canonicalQuery(request.url.searchParams),
    ...names.map((name) => `${name}:${headers[name]?.trim()}`),
    '',
    names.join(';'),
    request.bodyHash,
  ].join('\n')
  const credentialScope = `${time.slice(0, 8)}/${scope.region}/${scope.service}/aws4_request`
  const toSign = ['AWS4-HMAC-SHA256', time, credentialScope, sha256Hex(canonicalRequest)].join('\n')
  const key = credentialScope.split('/').reduce<string | Buffer>(hmac, `AWS4${keys.secretAccessKey}`)
  const signature = createHmac('sha256', key).update(toSign).digest('hex')
  return {
    ...headers,
    authorization: `AWS4-HMAC-SHA256 Credential=${keys.accessKeyId}/${credentialScope},SignedHeaders=${names.join(';')},Signature=${signature}`,
  }
}

const hmac = (key: string | Buffer, part: string): Buffer => createHmac('sha256', key).update(part).digest()

const lowerCased = (headers: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))

/** RFC 3986: all but letters, digits and `-._~` percent-encoded, which `encodeURIComponent` nearly does. */
export const awsEncoded = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)

const encodedOnce = (segment: string): string => awsEncoded(decodeURIComponent(segment))

const canonicalQuery = (query: URLSearchParams): string =>
  [...query]
    .map(([name, value]) => `${awsEncoded(name)}=${awsEncoded(value)}`)
    .sort()
    .join('&')
