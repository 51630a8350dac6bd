import type { World } from '../../platform/world.ts'
import { indexDueComments } from './index-comments.ts'
import {
  type CommentFilter,
  commentsByNumber,
  commentsByTime,
  firstNumberOf,
  type TimePlace,
} from './store.ts'
import { numbersWith } from './store-words.ts'
import { wantedIn } from './words.ts'

/** Where the next page begins: behind a number where words are looked for, behind a time where none are. */
export type FoundPlace = { number: number } | TimePlace
export type CommentSearch = CommentFilter & { typed: string; after: FoundPlace | null; limit: number }

/** What was written last is found at once; an archive of thousands is entered in the background. */
const indexedBefore = 100
/** So many comments with the words are looked at for one page, and in one query. */
const mostCandidates = 5000
const candidatesAtOnce = 1000

/**
 * Ids of the comments in any state that hold all typed words in text or name and go through the filter, the newest first.
 * A page may hold fewer than asked for and still have a `next`: the cost of one is bounded, however many comments there
 * are.
 */
export async function findComments(
  world: Pick<World, 'db' | 'longReads' | 'events'>,
  search: CommentSearch,
): Promise<{ ids: string[]; next: FoundPlace | null }> {
  const wanted = wantedIn(search.typed)
  if (wanted.length === 0) return byTime(world, search)
  await indexDueComments(world, indexedBefore)
  const first = search.from === undefined ? 0 : firstNumberOf(search.from)
  let top = search.to === undefined ? Number.MAX_SAFE_INTEGER : firstNumberOf(search.to) - 1
  if (search.after && 'number' in search.after) top = Math.min(top, search.after.number - 1)
  const ids: string[] = []
  for (let seen = 0; seen < mostCandidates; seen += candidatesAtOnce) {
    const range = { from: first, to: top, limit: candidatesAtOnce }
    const numbers = await numbersWith(world.longReads, wanted, range)
    const found = await commentsByNumber(world.longReads, search, numbers)
    const taken = found.slice(0, search.limit - ids.length)
    ids.push(...taken.map(({ id }) => id))
    const last = taken.at(-1)
    if (
      ids.length === search.limit &&
      last &&
      (found.length > taken.length || numbers.length === range.limit)
    )
      return { ids, next: { number: last.number } }
    if (numbers.length < range.limit) return { ids, next: null }
    top = (numbers.at(-1) ?? first) - 1
  }
  return { ids, next: { number: top + 1 } }
}

async function byTime(
  { longReads }: Pick<World, 'longReads'>,
  search: CommentSearch,
): Promise<{ ids: string[]; next: FoundPlace | null }> {
  const after = search.after && 'at' in search.after ? search.after : null
  const rows = await commentsByTime(longReads, search, { after, limit: search.limit + 1 })
  const shown = rows.slice(0, search.limit)
  return {
    ids: shown.map(({ id }) => id),
    next: rows.length > search.limit ? (shown.at(-1) ?? null) : null,
  }
}
