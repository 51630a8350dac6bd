import type { World } from '../platform/world.ts'
import type { Match } from './match.ts'
import { matchOfAll, readQuery } from './query.ts'
import { rank } from './rank.ts'
import { type Candidate, findCandidates, firstNumber, lastNumber, wordsBeginning } from './store.ts'
import type { Scope } from './store-words.ts'

const mostFound = 200

/**
 * Articles in every state that hold all words, best first, ids only: drafts by their newest revision, all others as
 * readers see them. The last word may be half typed. Null when nothing was typed.
 */
export async function searchNewsroom(
  world: Pick<World, 'longReads' | 'clock'>,
  typed: string,
): Promise<string[] | null> {
  const query = readQuery(typed)
  const last = query.words.at(-1)
  if (query.empty === 'nothing-typed') return null
  if (query.empty || !last) return []
  const completions = await wordsBeginning(world.longReads, last.form, 12)
  const whole = matchOfAll(query, { marks: [] })
  const place = query.words.length - 1
  const match: Match = {
    ...whole,
    all: whole.all.map((group, index) =>
      index === place
        ? {
            any: [
              ...group.any,
              { tokens: [last.form], isBegun: true },
              ...completions.map((stem) => ({ tokens: [stem] })),
            ],
          }
        : group,
    ),
  }
  const find = (scope: Scope): Promise<Candidate[]> =>
    findCandidates(world.longReads, { scope, match, neighbours: null, from: firstNumber, to: lastNumber })
  const [drafts, published] = [await find('newsroom'), await find('published')]
  const known = new Set(drafts.map(({ articleId }) => articleId))
  const all = [...drafts, ...published.filter(({ articleId }) => !known.has(articleId))]
  return rank(all, query, Date.parse(world.clock.now()))
    .slice(0, mostFound)
    .map(({ articleId }) => articleId)
}
