import { setTimeout as pause } from 'node:timers/promises'
import { guardedFetch } from '../../platform/http/guarded-fetch.ts'
import { ok, type Result, refused } from '../../platform/result.ts'
import type { World } from '../../platform/world.ts'

/** Gets files of the old site over the network. */
export type MediaFetcher = (url: string) => Promise<Result<Buffer, 'not-reached'>>

const timeoutMilliseconds = 20_000
const largestFile = 50 * 1024 * 1024
/** So many times in a row without an answer, and a host is not asked again. */
const mostSilences = 4
const passing = new Set(['timed-out', 'connection-failed'])
const silent = new Set([...passing, 'host-unknown', 'address-not-allowed', 'port-not-allowed'])

/**
 * Through the guard on outgoing requests, with one more try where the network failed. A host that does not answer is given
 * up: what is missing from it is refused at once, so that an old site that is gone costs seconds, not hours.
 */
export function openMediaFetcher(world: Pick<World, 'config'>): MediaFetcher {
  const silences = new Map<string, number>()
  const isGivenUp = (host: string) => (silences.get(host) ?? 0) >= mostSilences

  const tryOnce = async (url: URL): Promise<Result<Buffer, 'not-reached' | 'no-answer'>> => {
    const answer = await guardedFetch(world, { url: url.href, timeoutMilliseconds, maxBytes: largestFile })
    if (!answer.ok) {
      if (silent.has(answer.refusal)) silences.set(url.host, (silences.get(url.host) ?? 0) + 1)
      return refused(passing.has(answer.refusal) ? 'no-answer' : 'not-reached', { reason: answer.refusal })
    }
    silences.set(url.host, 0)
    const { status, body } = answer.value
    if (status === 200) return ok(body)
    return refused(status >= 500 || status === 429 ? 'no-answer' : 'not-reached', { reason: String(status) })
  }

  return async (address) => {
    const url = URL.parse(address)
    if (!url) return refused('not-reached', { reason: 'bad-url' })
    for (let attempt = 1; ; attempt++) {
      if (isGivenUp(url.host)) return refused('not-reached', { reason: 'host-given-up' })
      const answer = await tryOnce(url)
      if (answer.ok) return answer
      if (answer.refusal === 'not-reached' || attempt === 2) return refused('not-reached', answer.detail)
      await pause(500)
    }
  }
}
