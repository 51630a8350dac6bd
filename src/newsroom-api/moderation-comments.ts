import { queueItems } from '../moderation/desk/index.ts'
import { searchComments } from '../moderation/handling/index.ts'
import type { World } from '../platform/world.ts'
import { listOf } from './contract/common.ts'
import { queueItem } from './contract/moderation.ts'
import { commentsQuery } from './contract/moderation-comments.ts'
import { decodeCursor, encodeCursor, isTimePlace } from './cursor.ts'
import { type Api, jsonAnswer, newApi, route } from './kit.ts'
import { presentItem } from './moderation-presenter.ts'

const access = 'comments.moderate'
const tags = ['moderation']

const searchRoute = route({
  method: 'get',
  path: '/moderation/comments',
  operationId: 'searchComments',
  access,
  tags,
  summary: 'All comments in any state, the newest first, by words, state, article, writer, network, time',
  description:
    'A page may hold fewer than asked for and still name a next one: what one page costs is bounded, however many comments there are.',
  request: { query: commentsQuery },
  responses: { 200: jsonAnswer(listOf(queueItem), 'One page') },
})

const isNumberPlace = (value: unknown): value is { number: number } =>
  typeof value === 'object' &&
  value !== null &&
  'number' in value &&
  Number.isSafeInteger((value as { number: unknown }).number)

const isPlace = (value: unknown): value is { number: number } | { at: string; id: string } =>
  isTimePlace(value) || isNumberPlace(value)

/** All comments, and what moderators do with them beside deciding. */
export function moderationCommentsApi(world: World): Api {
  const api = newApi()

  api.openapi(searchRoute, async (c) => {
    const { q, status, article, writer, network, from, to, ids, limit, cursor } = c.req.valid('query')
    if (ids) {
      const items = (await queueItems(world, ids)).map((item) => presentItem(world, item))
      return c.json({ items, nextCursor: null }, 200)
    }
    const filter = { status, articleId: article, writerId: writer, network, from, to }
    const after = decodeCursor(cursor, isPlace)
    const { items, next } = await searchComments(world, { ...filter, typed: q, after, limit })
    return c.json(
      { items: items.map((item) => presentItem(world, item)), nextCursor: next && encodeCursor(next) },
      200,
    )
  })

  return api
}
