import { type Instant, toInstant } from '../../platform/clock.ts'

/** What the file says of one moment: WordPress keeps local and world time side by side, either may be missing. */
export type WrittenTimes = { gmt: string; local: string; rfc?: string }

/**
 * How far local time was ahead of world time in each month, in minutes, learned from the posts that say both. A post
 * that says only the local time takes the offset of its month, of that month in other years, or the most frequent.
 */
export type OffsetTable = {
  learn(times: WrittenTimes): void
  minutesAt(local: string): number
}

export function offsetTable(): OffsetTable {
  const counts = new Map<string, Map<number, number>>()
  const count = (place: string, minutes: number) => {
    const known = counts.get(place) ?? new Map<number, number>()
    if (known.size < 50) known.set(minutes, (known.get(minutes) ?? 0) + 1)
    counts.set(place, known)
  }
  return {
    learn({ gmt, local }) {
      const [world, here] = [toInstant(isoOf(gmt)), toInstant(isoOf(local))]
      if (!world || !here) return
      const minutes = Math.round((Date.parse(here) - Date.parse(world)) / 60_000)
      if (Math.abs(minutes) > 14 * 60) return
      for (const place of [here.slice(0, 7), here.slice(4, 7), '']) count(place, minutes)
    },
    minutesAt(local) {
      const month = isoOf(local).slice(0, 7)
      for (const place of [month, month.slice(4), '']) {
        const best = [...(counts.get(place) ?? [])].sort((a, b) => b[1] - a[1])[0]
        if (best) return best[0]
      }
      return 0
    },
  }
}

/** World time first, then local time with the offset that held, then the feed's date; null when there is none. */
export function instantOf(times: WrittenTimes, offsets: OffsetTable): Instant | null {
  const world = toInstant(isoOf(times.gmt))
  if (world) return world
  const here = toInstant(isoOf(times.local))
  const stated = statedInstant(times.rfc)
  if (!here) return stated
  // The feed's date is world time too, as long as it speaks of the same day.
  if (stated && Math.abs(Date.parse(stated) - Date.parse(here)) <= 14 * 3_600_000) return stated
  return new Date(Date.parse(here) - offsets.minutesAt(times.local) * 60_000).toISOString()
}

function statedInstant(rfc: string | undefined): Instant | null {
  if (!rfc || /-0001|\b0000-/.test(rfc)) return null
  const instant = toInstant(rfc)
  return instant && instant > '1970-01-01T00:00:00.000Z' ? instant : null
}

/** `2013-04-09 06:37:45` in the form that `toInstant` reads as world time; empty for zeros and nonsense. */
function isoOf(text: string): string {
  const match = /^\s*(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d(?::\d\d)?))?/.exec(text)
  if (!match || match[1]?.startsWith('0000') || match[1]?.includes('-00')) return ''
  return `${match[1]}T${match[2] ?? '00:00:00'}Z`
}
