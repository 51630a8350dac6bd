import { type Author, findAuthor } from '../authors/index.ts'
import { addMilliseconds, type Instant, toInstant } from '../platform/clock.ts'
import type { World } from '../platform/world.ts'
import { findSection, type Section } from '../sections/index.ts'
import { readSettings } from '../settings/index.ts'
import { findTag, type Tag } from '../tags/index.ts'
import type { SearchFilter } from './search-articles.ts'

/** A filter as it stands in an address: slugs or names; moments, or days in the time zone of the paper. */
export type NamedFilter = {
  section?: string | undefined
  tag?: string | undefined
  author?: string | undefined
  from?: string | undefined
  to?: string | undefined
}

export type FoundFilter = {
  filter: SearchFilter
  section: Section | null
  tag: Tag | null
  author: Author | null
}

/** Null when one of the names is nobody's: nothing is found under it. What is no time is left out. */
export async function filterNamed(world: Pick<World, 'db'>, named: NamedFilter): Promise<FoundFilter | null> {
  const section = named.section ? await findSection(world.db, named.section) : null
  const tag = named.tag ? await findTag(world.db, named.tag) : null
  const author = named.author ? await findAuthor(world.db, named.author) : null
  if ((named.section && !section) || (named.tag && !tag) || (named.author && !author)) return null
  const { timeZone } = (await readSettings(world.db)).site
  return {
    section,
    tag,
    author,
    filter: {
      sectionId: section?.id,
      tagId: tag?.id,
      authorId: author?.id,
      from: beginOf(named.from, timeZone),
      to: endOf(named.to, timeZone),
    },
  }
}

export const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && toInstant(text) !== null

function beginOf(text: string | undefined, timeZone: string): Instant | undefined {
  if (!text) return undefined
  return (isDay(text) ? startOfDay(text, timeZone) : toInstant(text)) ?? undefined
}

/** A day is meant with all its hours. */
function endOf(text: string | undefined, timeZone: string): Instant | undefined {
  if (!text || !isDay(text)) return beginOf(text, timeZone)
  const dayAfter = addMilliseconds(`${text}T00:00:00.000Z`, 86_400_000).slice(0, 10)
  return addMilliseconds(startOfDay(dayAfter, timeZone), -1)
}

/** Midnight there. Looked up twice, as the first guess may lie on the other side of a clock change. */
function startOfDay(day: string, timeZone: string): Instant {
  const midnight = Date.parse(`${day}T00:00:00.000Z`)
  const guess = midnight - offsetAt(midnight, timeZone)
  return new Date(midnight - offsetAt(guess, timeZone)).toISOString()
}

function offsetAt(time: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' }).formatToParts(time)
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''
  const [, sign, hours = '0', minutes = '0'] = /GMT([+-])(\d{2}):(\d{2})/.exec(name) ?? []
  return (Number(hours) * 60 + Number(minutes)) * 60_000 * (sign === '-' ? -1 : 1)
}
