import { type ArticleCard, cardsByIds } from '../articles/published/index.ts'
import type { World } from '../platform/world.ts'
import type { Query } from './query.ts'
import { type SearchAnswer, type SearchFilter, searchArticles } from './search-articles.ts'
import { marked, type Piece, snippetOf } from './snippet.ts'
import { type CountedName, namesAmong, textsOf } from './store-shown.ts'

export type SearchHit = { card: ArticleCard; headline: Piece[]; snippet: Piece[] }

export type SearchPage = {
  /** What was typed, cut and without signs nobody sees. */
  typed: string
  /** Why nothing could be looked for. */
  empty: Query['empty']
  holds: SearchAnswer['holds']
  /** What was looked for instead, as it would be typed; null when nothing was put right. */
  correctedTo: string | null
  ignored: string[]
  /** How many can be paged through; there are more when `hasMore`. */
  total: number
  hasMore: boolean
  hits: SearchHit[]
  /** Tags and authors that the best of them have most: to narrow the search by. */
  among: { tags: CountedName[]; authors: CountedName[] }
}

export type SearchAsked = {
  typed: string
  filter: SearchFilter
  offset: number
  limit: number
  /** How many tags and authors to name; none unless asked for. */
  namesAmong?: number
}

const bestForNames = 100

/** One page of what readers find, with headline and a stretch of the text in which the words are marked. */
export async function searchPublished(
  world: Pick<World, 'db' | 'longReads' | 'clock'>,
  { typed, filter, offset, limit, namesAmong: names = 0 }: SearchAsked,
): Promise<SearchPage> {
  const answer = await searchArticles(world, typed, filter)
  const { query, found, highlight } = answer
  const ids = found.slice(offset, offset + limit).map(({ articleId }) => articleId)
  const cards = await cardsByIds(world.db, ids, world.clock.now())
  const texts = await textsOf(
    world.db,
    cards.map(({ id }) => id),
  )
  const best = names > 0 ? found.slice(0, bestForNames).map(({ articleId }) => articleId) : []
  return {
    typed: answer.typed,
    empty: query.empty,
    holds: answer.holds,
    correctedTo: answer.corrected.length > 0 ? query.typed : null,
    ignored: query.ignored,
    total: found.length,
    hasMore: answer.hasMore,
    among: await namesAmong(world.longReads, best, names),
    hits: cards.map((card) => ({
      card,
      headline: marked(card.headline, highlight),
      snippet: snippetOf(texts.get(card.id) ?? '', highlight),
    })),
  }
}
