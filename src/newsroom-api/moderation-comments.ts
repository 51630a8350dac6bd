import { queueItems } from '../moderation/desk/index.ts'
import { addNote, pickComment, redactComment, searchComments } from '../moderation/handling/index.ts'
import type { World } from '../platform/world.ts'
import { byCaller } from './caller.ts'
import { idempotencyHeader, listOf } from './contract/common.ts'
import { decision, note, queueItem } from './contract/moderation.ts'
import { commentsQuery, noteInput, redactionInput } from './contract/moderation-comments.ts'
import { decodeCursor, encodeCursor, isTimePlace } from './cursor.ts'
import { onlyOnce } from './idempotency.ts'
import { type Api, callerOf, idParameter, jsonAnswer, jsonBody, newApi, problemFrom, route } from './kit.ts'
import { presentDecision, presentItem } from './moderation-presenter.ts'

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

const noteRoute = route({
  method: 'post',
  path: '/moderation/comments/{id}/notes',
  operationId: 'noteOnComment',
  access,
  tags,
  summary: 'Note something beside a comment, for the other moderators',
  request: { params: idParameter, headers: idempotencyHeader, body: jsonBody(noteInput) },
  responses: { 201: jsonAnswer(note, 'The note') },
})
const pickRoute = route({
  method: 'put',
  path: '/moderation/comments/{id}/pick',
  operationId: 'pickComment',
  access,
  tags,
  summary: 'Make a published comment an editors’ pick',
  request: { params: idParameter },
  responses: { 204: { description: 'Picked' } },
})
const unpickRoute = route({
  method: 'delete',
  path: '/moderation/comments/{id}/pick',
  operationId: 'unpickComment',
  access,
  tags,
  summary: 'Make it a comment like the others again',
  request: { params: idParameter },
  responses: { 204: { description: 'Not picked' } },
})
const redactRoute = route({
  method: 'post',
  path: '/moderation/comments/{id}/redactions',
  operationId: 'redactComment',
  access,
  tags,
  summary: 'Take passages out of a comment that waits or is published, and publish the rest',
  description:
    'Each passage leaves „[…] (Anm. d. Red.)“. A decision that names a clause: its writer is mailed a statement of reasons and may complain, and it can be taken back; the whole words are kept.',
  conflict: 'Somebody has decided on it, or changed its words',
  request: { params: idParameter, headers: idempotencyHeader, body: jsonBody(redactionInput) },
  responses: { 201: jsonAnswer(decision, 'The decision') },
})

const statuses = { 'unknown-comment': 404, 'already-decided': 409, 'comment-changed': 409 } as const

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

  api.openapi(noteRoute, async (c) =>
    onlyOnce(world, c, async () => {
      const actor = callerOf(c)
      const commentId = c.req.valid('param').id
      const noted = await addNote(world, { commentId, text: c.req.valid('json').text }, actor)
      if (!noted.ok) throw problemFrom(noted, statuses)
      const { id, text, writtenAt } = noted.value
      return c.json({ id, text, writtenAt, by: actor.name }, 201)
    }),
  )

  api.openapi(pickRoute, async (c) => {
    const picked = await pickComment(
      world,
      { commentId: c.req.valid('param').id, isPicked: true },
      byCaller(c),
    )
    if (!picked.ok) throw problemFrom(picked, statuses)
    return c.body(null, 204)
  })

  api.openapi(unpickRoute, async (c) => {
    const unpicked = await pickComment(
      world,
      { commentId: c.req.valid('param').id, isPicked: false },
      byCaller(c),
    )
    if (!unpicked.ok) throw problemFrom(unpicked, statuses)
    return c.body(null, 204)
  })

  api.openapi(redactRoute, async (c) =>
    onlyOnce(world, c, async () => {
      const input = { commentId: c.req.valid('param').id, ...c.req.valid('json') }
      const redacted = await redactComment(world, input, byCaller(c))
      if (!redacted.ok) throw problemFrom(redacted, statuses)
      return c.json(presentDecision(redacted.value), 201)
    }),
  )

  return api
}
