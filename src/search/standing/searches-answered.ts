import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Db } from '../../platform/db/db.ts'
import { entryOf } from '../entry.ts'
import { matchOfAll, readQuery } from '../query.ts'
import { publishedToIndex } from '../store-indexable.ts'
import { holds, readTokens } from './holds.ts'

const searchesInOneGo = 500

/**
 * Those of the searches (as they were typed) whose every word, in one of its forms, stands in the article: the same rule
 * by which the search itself finds it, without correcting slips. None when readers do not see the article. Costs some
 * microseconds a search, with pauses between.
 */
export async function searchesAnsweredBy(
  db: Db,
  articleId: string,
  searches: readonly string[],
): Promise<string[]> {
  const [article] = searches.length > 0 ? await publishedToIndex(db, [articleId]) : []
  if (!article) return []
  const pause = async () => void (await nextTurn())
  const tokens = readTokens((await entryOf(article, pause)).columns)
  const answered: string[] = []
  for (const [index, typed] of searches.entries()) {
    if (index > 0 && index % searchesInOneGo === 0) await pause()
    const query = readQuery(typed)
    if (query.empty === null && holds(tokens, matchOfAll(query, { marks: [] }))) answered.push(typed)
  }
  return answered
}
