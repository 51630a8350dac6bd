import type { Instant } from '../platform/clock.ts'
import type { World } from '../platform/world.ts'
import { markOf } from './entry.ts'
import {
  matchOfAll,
  matchOfNeighbours,
  matchOfSome,
  mostInCombinations,
  type Query,
  readQuery,
  withoutWords,
  withWords,
} from './query.ts'
import { type Ranked, rank } from './rank.ts'
import { type Highlighter, openHighlighter } from './snippet.ts'
import {
  type Candidate,
  findCandidates,
  firstNumber,
  knownAmong,
  lastNumber,
  numberAt,
  wordsNear,
} from './store.ts'
import { limits, type Scope } from './store-words.ts'
import { likeliest } from './typos.ts'

export type SearchFilter = {
  sectionId?: string | undefined
  tagId?: string | undefined
  authorId?: string | undefined
  from?: Instant | undefined
  to?: Instant | undefined
}

export type SearchAnswer = {
  /** As it was typed, cut, without signs nobody sees. */
  typed: string
  /** What was looked for at last: corrected where that was needed. */
  query: Query
  /** Articles, best first. */
  found: readonly Ranked[]
  /** There are more than are ranked. */
  hasMore: boolean
  /** `some`: no article holds all words; these hold as many as any. */
  holds: 'all' | 'some' | 'nothing'
  /** Words of the search that stand nowhere, and what was looked for instead. */
  corrected: { from: string; to: string }[]
  highlight: Highlighter
}

type Needs = Pick<World, 'longReads' | 'clock'>

/**
 * Searches what readers see. Whatever is typed gets an answer: words nobody wrote are taken for slips and put right
 * from the paper's own vocabulary; where no article holds all words, those that hold most. The work is bounded
 * whatever is asked, and done beside the thread that serves. Answers ids, which the caller reads as published.
 */
export function searchArticles(
  world: Needs,
  typed: string,
  filter: SearchFilter = {},
): Promise<SearchAnswer> {
  return search(world, readQuery(typed), { filter, scope: 'published' })
}

type Place = { filter: SearchFilter; scope: Scope }

async function search(world: Needs, query: Query, place: Place): Promise<SearchAnswer> {
  const nothing: SearchAnswer = {
    typed: query.typed,
    query,
    found: [],
    hasMore: false,
    holds: 'nothing',
    corrected: [],
    highlight: () => [],
  }
  if (query.empty) return nothing
  const all = await lookForAll(world, query, place)
  if (all.length > 0) return answerOf(world, { query, candidates: all, holds: 'all' })
  const { corrected, unknown } = await correctionsFor(world, query)
  const mended =
    corrected.length > 0 ? withWords(query, new Map(corrected.map(({ from, to }) => [from, to]))) : query
  if (corrected.length > 0) {
    const candidates = await lookForAll(world, mended, place)
    if (candidates.length > 0)
      return {
        ...answerOf(world, { query: mended, candidates, holds: 'all' }),
        typed: query.typed,
        corrected,
      }
  }
  const some = await lookForSome(world, withoutWords(mended, unknown), place)
  if (some.length === 0) return nothing
  return {
    ...answerOf(world, { query: mended, candidates: some, holds: 'some' }),
    typed: query.typed,
    corrected,
  }
}

function answerOf(
  world: Needs,
  { query, candidates, holds }: { query: Query; candidates: readonly Candidate[]; holds: 'all' | 'some' },
): SearchAnswer {
  return {
    typed: query.typed,
    query,
    found: rank(candidates, query, Date.parse(world.clock.now())),
    hasMore: candidates.filter(({ anywhere }) => anywhere).length >= limits.anywhere,
    holds,
    corrected: [],
    highlight: openHighlighter(query.words),
  }
}

const lookForAll = (world: Needs, query: Query, place: Place): Promise<Candidate[]> => {
  const wanted = { marks: marksFor(place.filter) }
  return findCandidates(world.longReads, {
    scope: place.scope,
    match: matchOfAll(query, wanted),
    neighbours: matchOfNeighbours(query, wanted),
    ...numbersFor(world, place),
  })
}

/** All words, wherever they stand; then one fewer, then another, until something is there. */
async function lookForSome(world: Needs, query: Query, place: Place): Promise<Candidate[]> {
  const marks = marksFor(place.filter)
  for (let count = Math.min(query.words.length, mostInCombinations); count >= 1; count--) {
    const match = matchOfSome(query, count, { marks })
    const found = await findCandidates(world.longReads, {
      scope: place.scope,
      match,
      neighbours: null,
      ...numbersFor(world, place),
    })
    if (found.length > 0) return found
  }
  return []
}

/** For the words that stand in no article: what they were meant to be, where anything is near; and the others. */
async function correctionsFor(
  world: Needs,
  { words }: Query,
): Promise<{ corrected: { from: string; to: string }[]; unknown: Set<string> }> {
  const known = await knownAmong(world.longReads, words)
  const corrected: { from: string; to: string }[] = []
  const unknown = new Set<string>()
  for (const { form, typed, parts } of words) {
    if (known.has(form)) continue
    const meant = likeliest(form, await wordsNear(world.longReads, form))
    if (meant) corrected.push({ from: typed, to: meant.shown })
    else if (parts.length < 2) unknown.add(form)
  }
  return { corrected, unknown }
}

export const marksFor = ({ sectionId, tagId, authorId }: SearchFilter): string[] => [
  ...(sectionId ? [markOf('section', sectionId)] : []),
  ...(tagId ? [markOf('tag', tagId)] : []),
  ...(authorId ? [markOf('author', authorId)] : []),
]

/** Nothing after now, whatever a filter says: what is to appear later is not there yet. */
function numbersFor({ clock }: Pick<World, 'clock'>, { filter, scope }: Place): { from: number; to: number } {
  const now = scope === 'published' ? Date.parse(clock.now()) : Number.POSITIVE_INFINITY
  const to = Math.min(filter.to ? Date.parse(filter.to) : now, now)
  return {
    from: filter.from ? numberAt(Date.parse(filter.from)) : firstNumber,
    to: to === Number.POSITIVE_INFINITY ? lastNumber : numberAt(to + 1) - 1,
  }
}
