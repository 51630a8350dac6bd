import type { World } from '../platform/world.ts'
import { readSettings } from '../settings/index.ts'
import { tagOf } from './dependencies.ts'
import { timesIn } from './times.ts'

/** A day is never waited for in one go: the clock may be set, the time zone changed. */
const longestWait = 15 * 60_000

/**
 * Drops the pages that show what day it is, at midnight of the site's time zone. Answers how to stop.
 */
export function followDays(
  world: Pick<World, 'db' | 'clock' | 'log'>,
  drop: (tags: readonly string[]) => void,
): () => void {
  let today: string | null = null
  let timer: NodeJS.Timeout | null = null
  let stopped = false

  const look = async (): Promise<void> => {
    const { site } = await readSettings(world.db)
    const times = timesIn(site.language, site.timeZone)
    const now = world.clock.now()
    const day = times.dayKey(now)
    if (today !== null && day !== today) drop([tagOf.today])
    today = day
    const left = Date.parse(times.midnightAfter(now)) - Date.parse(now)
    if (!stopped) timer = setTimeout(follow, Math.min(longestWait, left + 5)).unref()
  }
  const follow = (): void => {
    look().catch((error) => {
      world.log.error({ err: error }, 'the turn of the day was missed')
      if (!stopped) timer = setTimeout(follow, longestWait).unref()
    })
  }
  follow()
  return () => {
    stopped = true
    if (timer) clearTimeout(timer)
  }
}
