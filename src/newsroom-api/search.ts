import type { Context } from 'hono'
import { LRUCache } from 'lru-cache'
import { networkKey, openTryLimit, type TryLimit } from '../accounts/index.ts'
import type { World } from '../platform/world.ts'
import {
  filterNamed,
  type SearchHit,
  type Suggestions as Suggested,
  searchPublished,
  suggestWhileTyping,
} from '../search/index.ts'
import {
  type SearchAnswer,
  type Suggestions,
  searchAnswer,
  searchQuery,
  suggestions,
  suggestionsQuery,
} from './contract/search.ts'
import { decodeCursor, encodeCursor } from './cursor.ts'
import { type Api, type ApiEnv, jsonAnswer, newApi, route } from './kit.ts'
import { ApiProblem } from './problem.ts'
import { addressesOf } from './public-address.ts'

const searchRoute = route({
  method: 'get',
  path: '/search',
  operationId: 'searchArticles',
  access: 'open',
  limited: true,
  tags: ['search'],
  summary: 'Search what is published: best first, with the words marked',
  description: [
    'Words in any of their forms, compounds by their parts, umlauts as typed or transcribed; „phrases“ in any quotes; `-word` for what may not be there. Nothing that can be typed is an error.',
    'From and to are moments or days (`2026-11-23`) in the time zone of the paper. 30 searches a minute for each network.',
  ].join('\n\n'),
  request: { query: searchQuery },
  responses: { 200: jsonAnswer(searchAnswer, 'One page') },
})
const suggestionsRoute = route({
  method: 'get',
  path: '/search/suggestions',
  operationId: 'suggestWhileTyping',
  access: 'open',
  limited: true,
  tags: ['search'],
  summary: 'What somebody may be about to type: sections, tags, newest headlines',
  request: { query: suggestionsQuery },
  responses: { 200: jsonAnswer(suggestions, 'Few; may be kept for a minute') },
})

const searchesAMinute = 30
/** One for every letter typed. */
const suggestionsAMinute = 240
const keptSuggestions = { max: 500, ttl: 30_000 }

/** The search, for readers' programs and the script of the search page. */
export function searchApi(world: World): Api {
  const api = newApi()
  const searches = openTryLimit(world.clock, { tries: searchesAMinute, seconds: 60 })
  const letters = openTryLimit(world.clock, { tries: suggestionsAMinute, seconds: 60 })
  const kept = new LRUCache<string, Suggestions>(keptSuggestions)

  api.openapi(searchRoute, async (c) => {
    takeTurn(searches, c)
    const query = c.req.valid('query')
    const offset = decodeCursor(query.cursor, isOffset) ?? 0
    const named = await filterNamed(world, query)
    if (!named) return c.json(nothing, 200)
    const { filter } = named
    const page = await searchPublished(world, { typed: query.q, filter, offset, limit: query.limit })
    const { total, hasMore, holds, correctedTo, empty, ignored, hits } = page
    const next = offset + query.limit
    return c.json(
      {
        items: hits.map((hit) => presentHit(world, hit)),
        nextCursor: next < total ? encodeCursor(next) : null,
        total,
        hasMore,
        holds,
        correctedTo,
        empty,
        ignored,
      },
      200,
    )
  })

  api.openapi(suggestionsRoute, async (c) => {
    const typed = c.req.valid('query').q.normalize('NFC').trim()
    c.header('Cache-Control', 'public, max-age=60')
    const known = kept.get(typed)
    if (known) return c.json(known, 200)
    takeTurn(letters, c)
    const made = await presentSuggestions(world, await suggestWhileTyping(world, typed))
    kept.set(typed, made)
    return c.json(made, 200)
  })
  return api
}

/** This machine itself is not counted: a reverse proxy that names no client would stand for all readers. */
function takeTurn(limit: TryLimit, c: Context<ApiEnv>): void {
  if (c.var.direct) return
  const seconds = limit.take(networkKey(c.var.remoteAddress))
  if (seconds > 0)
    throw new ApiProblem({
      status: 429,
      code: 'too-many-searches',
      placeholders: { seconds },
      retryAfterSeconds: seconds,
    })
}

const isOffset = (value: unknown): value is number => Number.isInteger(value) && Number(value) >= 0

const nothing: SearchAnswer = {
  items: [],
  nextCursor: null,
  total: 0,
  hasMore: false,
  holds: 'nothing',
  correctedTo: null,
  empty: null,
  ignored: [],
}

function presentHit(world: World, { card, headline, snippet }: SearchHit): SearchAnswer['items'][number] {
  return {
    id: card.id,
    url: world.config.publicUrl + card.path,
    path: card.path,
    headline: card.headline,
    teaser: card.teaser,
    section: card.section,
    publishedAt: card.publishedAt,
    headlinePieces: headline,
    snippet,
  }
}

async function presentSuggestions(world: World, found: Suggested): Promise<Suggestions> {
  const tagAddress = await addressesOf(world, 'tag')
  return {
    items: [
      ...found.sections.map(({ slug, name }) => ({
        kind: 'section' as const,
        label: name,
        path: `/${slug}`,
      })),
      ...found.tags.map(({ slug, name }) => ({
        kind: 'tag' as const,
        label: name,
        path: tagAddress(slug).path,
      })),
      ...found.articles.map(({ path, headline }) => ({ kind: 'article' as const, label: headline, path })),
    ],
  }
}
