import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type AwsKeys, sha256Hex, signedHeaders } from './aws-signature.ts'

export type TestS3Server = {
  endpoint: string
  /** The next so many requests are answered with this status. */
  fail(status: number, times: number): void
  /** Content types by key, as they were put. */
  contentTypes: Map<string, string>
  close(): Promise<void>
}

/**
 * A small S3 for tests: put, get, delete and list (in pages) in memory, path style, region `test-1`. Like the real
 * one it refuses a request whose signature, time or content hash is wrong.
 */
export async function startTestS3Server(keys: AwsKeys): Promise<TestS3Server> {
  const objects = new Map<string, Buffer>()
  const contentTypes = new Map<string, string>()
  let failures: number[] = []

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await readBody(request)
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`)
    const failure = failures.shift()
    if (failure !== undefined) return end(response, failure, '<Error><Code>SlowDown</Code></Error>')
    if (!isSignedBy(keys, request, { url, body }))
      return end(response, 403, '<Error><Code>SignatureDoesNotMatch</Code></Error>')
    const [, bucket, ...rest] = url.pathname.split('/')
    const key = decodeURIComponent(rest.join('/'))
    if (bucket !== 'pictures') return end(response, 404, '<Error><Code>NoSuchBucket</Code></Error>')
    if (request.method === 'PUT') {
      objects.set(key, body)
      contentTypes.set(key, String(request.headers['content-type']))
      return end(response, 200, '')
    }
    if (request.method === 'DELETE') {
      objects.delete(key)
      return end(response, 204, '')
    }
    if (key === '') return end(response, 200, listPage([...objects.keys()].sort(), url.searchParams))
    const found = objects.get(key)
    return found ? end(response, 200, found) : end(response, 404, '<Error><Code>NoSuchKey</Code></Error>')
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => end(response, 500, String(error)))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    contentTypes,
    fail(status, times) {
      failures = Array.from({ length: times }, () => status)
    },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function isSignedBy(
  keys: AwsKeys,
  request: IncomingMessage,
  { url, body }: { url: URL; body: Buffer },
): boolean {
  const given = request.headers.authorization ?? ''
  const signedNames = /SignedHeaders=([^,]*)/.exec(given)?.[1]?.split(';') ?? []
  const date = String(request.headers['x-amz-date'])
  const at = date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6.000Z')
  const headers = Object.fromEntries(signedNames.map((name) => [name, String(request.headers[name])]))
  const bodyHash = sha256Hex(body)
  const expected = signedHeaders({ method: String(request.method), url, headers, bodyHash }, keys, {
    region: 'test-1',
    service: 's3',
    at,
  })
  return given === expected.authorization && request.headers['x-amz-content-sha256'] === bodyHash
}

function listPage(keys: string[], query: URLSearchParams): string {
  const pageSize = Number(query.get('max-keys') ?? 1000)
  const after = query.get('continuation-token') ?? ''
  const rest = keys.filter((key) => key.startsWith(query.get('prefix') ?? '') && key > after)
  const page = rest.slice(0, pageSize)
  const next =
    rest.length > pageSize
      ? `<NextContinuationToken>${escaped(page.at(-1) ?? '')}</NextContinuationToken>`
      : ''
  const contents = page.map((key) => `<Contents><Key>${encodeURIComponent(key)}</Key></Contents>`).join('')
  return `<?xml version="1.0"?><ListBucketResult>${next}${contents}</ListBucketResult>`
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

function end(response: ServerResponse, status: number, body: string | Buffer): void {
  response.writeHead(status).end(body)
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks)
}
