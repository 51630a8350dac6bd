import { LRUCache } from 'lru-cache'
import { addSeconds, type Clock, type Instant, millisecondsBetween } from '../platform/clock.ts'

/** How many tries a key has within a span of time. Counted in this process: two servers allow twice as many. */
export type TryLimit = {
  /** Takes a try of each key. Answers 0, or the seconds to wait when one of them has none left (then none is taken). */
  take(...keys: string[]): number
  /** The try was a good one and shall not count. */
  giveBack(...keys: string[]): void
}

/** Keys beyond this number push out those not used for longest: memory stays bounded under attack. */
const mostKeys = 20_000

/** Counts in memory, for the most recently used 20,000 keys. */
export function openTryLimit(clock: Clock, limit: { tries: number; seconds: number }): TryLimit {
  /** Takes its memory at once, so it is made when the first try is. */
  let kept: LRUCache<string, Instant[]> | null = null
  const triesByKey = (): LRUCache<string, Instant[]> => (kept ??= new LRUCache({ max: mostKeys }))

  const recent = (key: string, now: Instant): Instant[] =>
    (triesByKey().get(key) ?? []).filter((at) => addSeconds(at, limit.seconds) > now)

  const waitFor = (key: string, now: Instant): number => {
    const tries = recent(key, now)
    const [oldest] = tries
    if (tries.length < limit.tries || !oldest) return 0
    return Math.max(1, Math.ceil(millisecondsBetween(now, addSeconds(oldest, limit.seconds)) / 1000))
  }

  return {
    take(...keys) {
      const now = clock.now()
      const wait = Math.max(0, ...keys.map((key) => waitFor(key, now)))
      if (wait > 0) return wait
      for (const key of keys) triesByKey().set(key, [...recent(key, now), now])
      return 0
    },
    giveBack(...keys) {
      for (const key of keys) triesByKey().set(key, (triesByKey().get(key) ?? []).slice(0, -1))
    },
  }
}
