import { lookup } from 'node:dns/promises'
import type { LookupFunction } from 'node:net'
import type { Dispatcher } from 'undici'
import { ok, type Result, refused } from '../result.ts'
import type { World } from '../world.ts'
import {
  type AllowRule,
  allowRules,
  type OutgoingTarget,
  outgoingTarget,
  refuseAddresses,
  type TargetRefusal,
} from './outgoing-address.ts'

export type OutgoingRequest = {
  url: string
  method?: 'GET' | 'HEAD' | 'POST'
  /** Never `Cookie` or `Authorization`: our requests carry no credentials. */
  headers?: Record<string, string>
  body?: string
  /** For the whole exchange, redirects included. */
  timeoutMilliseconds?: number
  maxBytes?: number
  /** Beginnings of accepted content types (`image/`, `application/json`); any when not given. */
  types?: readonly string[]
  /** How many redirects of a GET are followed, each checked anew; at most three. */
  redirects?: number
}

/** `url` is where the answer came from after redirects. Header names are lower-case. */
export type OutgoingAnswer = { status: number; headers: Record<string, string>; body: Buffer; url: string }

export type FetchRefusal =
  | TargetRefusal
  | 'host-unknown'
  | 'too-many-redirects'
  | 'too-large'
  | 'type-not-allowed'
  | 'timed-out'
  | 'connection-failed'

/** Addresses of a name. */
export type Resolve = (host: string) => Promise<string[]>

const systemResolve: Resolve = async (host) =>
  (await lookup(host, { all: true })).map(({ address }) => address)

const mostRedirects = 3
const maxHeaderSize = 16_384

type Limits = { signal: AbortSignal; maxBytes: number }

/**
 * The one way out to addresses that people or other sites name (OWASP ASVS 5.0, 1.3.6 and 13.2.4): the name is
 * resolved once, refused unless all its addresses are public or named in `DEPESCHE_FETCH_ALLOW`, and the connection goes
 * to exactly the checked addresses, so that a second answer of the name server changes nothing. Each redirect is
 * checked like the first address. Expected failures are refusals; `detail.reason` tells the network's word for it.
 */
export async function guardedFetch(
  world: Pick<World, 'config'>,
  request: OutgoingRequest,
  resolve: Resolve = systemResolve,
): Promise<Result<OutgoingAnswer, FetchRefusal>> {
  const allow = allowRules(world.config.fetchAllow)
  const limits = {
    signal: AbortSignal.timeout(request.timeoutMilliseconds ?? 10_000),
    maxBytes: request.maxBytes ?? 5_000_000,
  }
  const hops = Math.min(request.redirects ?? mostRedirects, mostRedirects)
  let next = request
  for (let hop = 0; ; hop++) {
    const admitted = await admit(next.url, { allow, resolve, signal: limits.signal })
    if (!admitted.ok) return admitted
    const answer = await exchange(next, admitted.value, limits)
    if (!answer.ok) return answer
    const location = redirectOf(next, answer.value)
    if (!location) return answer
    if (hop >= hops) return refused('too-many-redirects')
    next = { ...next, url: location, headers: headersFor(next, location) }
  }
}

type Admitted = { target: OutgoingTarget; addresses: string[] }

async function admit(
  text: string,
  { allow, resolve, signal }: { allow: AllowRule[]; resolve: Resolve; signal: AbortSignal },
): Promise<Result<Admitted, FetchRefusal>> {
  const target = outgoingTarget(text, allow)
  if (!target.ok) return target
  const isLiteral = target.value.url.hostname.startsWith('[') || /^[\d.]+$/.test(target.value.host)
  const addresses = isLiteral ? [target.value.host] : await resolved(target.value.host, resolve, signal)
  if (signal.aborted) return refused('timed-out')
  if (!addresses) return refused('host-unknown', { host: target.value.host })
  const refusal = refuseAddresses(target.value, addresses, allow)
  return refusal ? refused(refusal, { host: target.value.host }) : ok({ target: target.value, addresses })
}

async function resolved(host: string, resolve: Resolve, signal: AbortSignal): Promise<string[] | null> {
  const outOfTime = new Promise<null>((done) =>
    signal.addEventListener('abort', () => done(null), { once: true }),
  )
  try {
    return await Promise.race([resolve(host), outOfTime])
  } catch {
    return null // whatever the name server says, there is no address to go to
  }
}

async function exchange(
  request: OutgoingRequest,
  { target, addresses }: Admitted,
  { signal, maxBytes }: Limits,
): Promise<Result<OutgoingAnswer, FetchRefusal>> {
  // Loaded with the first request: 20 MB that a paper without webhooks never needs.
  const undici = await import('undici')
  const agent = new undici.Agent({ connect: { lookup: lookupOf(addresses) }, maxHeaderSize })
  try {
    const answer = await undici.request(target.url, {
      dispatcher: agent,
      method: request.method ?? 'GET',
      headers: {
        'user-agent': 'Depesche',
        'accept-encoding': 'identity',
        ...withoutCredentials(request.headers),
      },
      body: request.body,
      signal,
    })
    const type = String(answer.headers['content-type'] ?? '')
    if (answer.statusCode < 300 && !isWanted(type, request.types))
      return refused('type-not-allowed', { type })
    const body = await readUpTo(answer.body, maxBytes)
    if (!body) return refused('too-large', { maxBytes })
    return ok({
      status: answer.statusCode,
      headers: plainHeaders(answer.headers),
      body,
      url: target.url.href,
    })
  } catch (error) {
    if (signal.aborted) return refused('timed-out')
    return refused('connection-failed', { reason: reasonOf(error) })
  } finally {
    await agent.destroy()
  }
}

/** Answers with the checked addresses whatever name is asked for. */
const lookupOf = (addresses: string[]): LookupFunction => {
  const [first = '', ...rest] = addresses
  const family = (address: string): 4 | 6 => (address.includes(':') ? 6 : 4)
  return (_host, options, answer) => {
    if (options.all)
      answer(
        null,
        [first, ...rest].map((address) => ({ address, family: family(address) })),
      )
    else answer(null, first, family(first))
  }
}

async function readUpTo(body: Dispatcher.ResponseData['body'], maxBytes: number): Promise<Buffer | null> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of body) {
    bytes += chunk.length
    if (bytes > maxBytes) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

const plainHeaders = (headers: Record<string, string | string[] | undefined>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value ?? ''].flat().join(', ')]))

/** Where a GET is led on to; answers to other methods are taken as they are. */
function redirectOf(request: OutgoingRequest, answer: OutgoingAnswer): string | null {
  if (request.method === 'POST' || ![301, 302, 303, 307, 308].includes(answer.status)) return null
  const { location } = answer.headers
  return location ? (URL.parse(location, answer.url)?.href ?? location) : null
}

/** Another origin learns nothing that was meant for the first one. */
function headersFor(request: OutgoingRequest, location: string): Record<string, string> | undefined {
  if (URL.parse(location)?.origin === URL.parse(request.url)?.origin) return request.headers
  const kept = Object.entries(request.headers ?? {}).filter(([name]) => /^(accept|user-agent)$/i.test(name))
  return Object.fromEntries(kept)
}

const withoutCredentials = (headers: Record<string, string> = {}): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !/^(cookie|authorization)$/i.test(name)))

const isWanted = (type: string, types?: readonly string[]): boolean =>
  !types || types.some((wanted) => type.trim().toLowerCase().startsWith(wanted))

function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0])
  const { code, message } = error as { code?: string; message?: string }
  return code ?? message ?? String(error)
}
