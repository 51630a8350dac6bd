import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { newRequestId } from '../platform/http/front.ts'
import type { Metrics } from '../platform/http/metrics.ts'
import type { Answer } from './answers.ts'
import { mostBytes, type ScoringCalls, tooLarge } from './calls.ts'

const root = '/v1alpha1/'

/**
 * Takes the scoring calls before any framework runs: clients send hundreds a second, and the framework takes longer than
 * scoring a comment does. All else goes to `other`.
 */
export function scoringListener(
  call: ScoringCalls,
  metrics: Pick<Metrics, 'countRequest'>,
  other: RequestListener,
): RequestListener {
  return (request, response) => {
    if (request.method !== 'POST' || !request.url?.startsWith(root)) return other(request, response)
    void answerCall(call, request).then(
      (answer) => {
        metrics.countRequest('POST', answer.status)
        send(response, answer)
      },
      () => response.destroy(), // the client broke off
    )
  }
}

/**
 * Requests that came together are all read, then all scored, then all answered: scoring needs the processor's caches for
 * itself, and takes a fifth longer where other work comes in between.
 */
async function answerCall(call: ScoringCalls, request: IncomingMessage): Promise<Answer> {
  const [path = '', query = ''] = (request.url ?? root).split('?', 2)
  const body = await bodyOf(request)
  if (body === null) return tooLarge()
  await nextTurn()
  const header = (name: string): string | undefined => {
    const value = request.headers[name]
    return Array.isArray(value) ? value.join(', ') : value
  }
  const key = new URLSearchParams(query).get('key') ?? undefined
  const answer = await call({ name: decoded(path.slice(root.length)), key, header, body })
  await nextTurn()
  return answer
}

/** Clients may write the colon of `comments:analyze` as `%3A`. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

/** Null when it is too large; what is left of it is not read. */
function bodyOf(request: IncomingMessage): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let bytes = 0
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes > mostBytes) {
        request.removeAllListeners('data').pause()
        resolve(null)
      } else chunks.push(chunk)
    })
    request.on('end', () =>
      resolve((chunks.length === 1 ? chunks[0] : Buffer.concat(chunks))?.toString() ?? ''),
    )
    request.on('error', reject)
  })
}

function send(response: ServerResponse, { status, body, headers }: Answer): void {
  const text = body === null ? '' : JSON.stringify(body)
  response.writeHead(status, {
    ...headers,
    ...(body === null
      ? {}
      : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
    ...(status === 413 ? { connection: 'close' } : {}),
    'x-request-id': newRequestId(),
  })
  response.end(text)
}
