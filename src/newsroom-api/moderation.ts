import {
  claimComment,
  decide,
  moderationFigures,
  queueCounts,
  queueItems,
  queuePage,
  releaseComment,
  undoDecision,
} from '../moderation/desk/index.ts'
import type { World } from '../platform/world.ts'
import { byCaller } from './caller.ts'
import { idempotencyHeader, listOf } from './contract/common.ts'
import {
  claim,
  decision,
  decisionInput,
  figures,
  queueItem,
  queueQuery,
  queueCounts as shownCounts,
} from './contract/moderation.ts'
import { decodeCursor, encodeCursor } from './cursor.ts'
import { onlyOnce } from './idempotency.ts'
import { type Api, callerOf, idParameter, jsonAnswer, jsonBody, newApi, problemFrom, route } from './kit.ts'
import { presentDecision, presentItem } from './moderation-presenter.ts'
import { ApiProblem } from './problem.ts'

const access = 'comments.moderate'
const tags = ['moderation']

const queueRoute = route({
  method: 'get',
  path: '/moderation/queue',
  operationId: 'listModerationQueue',
  access,
  tags,
  summary: 'Comments that wait, with scores, the words that caused them, reasons and the suggested decision',
  request: { query: queueQuery },
  responses: { 200: jsonAnswer(listOf(queueItem), 'One page') },
})
const countsRoute = route({
  method: 'get',
  path: '/moderation/queue/counts',
  operationId: 'countModerationQueue',
  access,
  tags,
  summary: 'How many wait, by section and by what stands out',
  responses: { 200: jsonAnswer(shownCounts, 'Now') },
})
const itemRoute = route({
  method: 'get',
  path: '/moderation/comments/{id}',
  operationId: 'getModeratedComment',
  access,
  tags,
  summary: 'One comment in any state, with all that was decided on it',
  request: { params: idParameter },
  responses: { 200: jsonAnswer(queueItem, 'The comment') },
})
const figuresRoute = route({
  method: 'get',
  path: '/moderation/figures',
  operationId: 'getModerationFigures',
  access,
  tags,
  summary:
    'How many wait, since when, and the decisions of the last 24 hours by rule and by the machine’s suggestion',
  responses: { 200: jsonAnswer(figures, 'Now') },
})
const decideRoute = route({
  method: 'post',
  path: '/moderation/decisions',
  operationId: 'decideOnComment',
  access,
  tags,
  summary: 'Decide on a comment',
  description:
    'Approving publishes it whether or not its writer’s address is confirmed. Rejecting and removing name a clause of the house rules; the writer is mailed a statement of reasons with the way to complain.',
  conflict: 'Somebody has decided on it already',
  request: { headers: idempotencyHeader, body: jsonBody(decisionInput) },
  responses: { 201: jsonAnswer(decision, 'The decision with its statement of reasons') },
})
const undoRoute = route({
  method: 'post',
  path: '/moderation/decisions/{id}/undo',
  operationId: 'undoDecision',
  access,
  tags,
  summary: 'Take a decision back: the comment is what it was before. The log keeps both',
  conflict: 'Something else was decided after it',
  request: { params: idParameter },
  responses: { 201: jsonAnswer(decision, 'The decision that takes it back') },
})
const claimRoute = route({
  method: 'put',
  path: '/moderation/comments/{id}/claim',
  operationId: 'claimComment',
  access,
  tags,
  summary: 'Say that you are at it, for 90 seconds; answers who is, which may be somebody else',
  request: { params: idParameter },
  responses: { 200: jsonAnswer(claim, 'The claim that holds') },
})
const releaseRoute = route({
  method: 'delete',
  path: '/moderation/comments/{id}/claim',
  operationId: 'releaseComment',
  access,
  tags,
  summary: 'Give it free for others',
  request: { params: idParameter },
  responses: { 204: { description: 'Free' } },
})

/** How a refused decision is answered: who comes second is told 409. */
export const decisionStatuses = {
  'unknown-comment': 404,
  'unknown-decision': 404,
  'already-decided': 409,
  'comment-withdrawn': 409,
} as const

const isPlace = (value: unknown): value is { by: string | number; id: string } =>
  typeof value === 'object' &&
  value !== null &&
  'by' in value &&
  'id' in value &&
  (typeof value.by === 'string' || typeof value.by === 'number') &&
  typeof value.id === 'string'

/** The moderators' desk: the queue, decisions, claims. */
export function moderationApi(world: World): Api {
  const api = newApi()

  api.openapi(queueRoute, async (c) => {
    const { limit, cursor, sort, article, section, signal } = c.req.valid('query')
    const after = decodeCursor(cursor, isPlace)
    const filter = { articleId: article, sectionId: section, signal }
    const page = await queuePage(world, { order: sort, after, limit, ...filter })
    const items = page.items.map((item) => presentItem(world, item))
    return c.json({ items, nextCursor: page.next && encodeCursor(page.next) }, 200)
  })

  api.openapi(countsRoute, async (c) => c.json(await queueCounts(world), 200))

  api.openapi(itemRoute, async (c) => {
    const [item] = await queueItems(world, [c.req.valid('param').id])
    if (!item) throw new ApiProblem({ status: 404, code: 'unknown-comment' })
    return c.json(presentItem(world, item), 200)
  })

  api.openapi(figuresRoute, async (c) => c.json(await moderationFigures(world), 200))

  api.openapi(decideRoute, async (c) =>
    onlyOnce(world, c, async () => {
      const decided = await decide(world, c.req.valid('json'), byCaller(c))
      if (!decided.ok) throw problemFrom(decided, decisionStatuses)
      return c.json(presentDecision(decided.value), 201)
    }),
  )

  api.openapi(undoRoute, async (c) => {
    const undone = await undoDecision(world, c.req.valid('param').id, byCaller(c))
    if (!undone.ok) throw problemFrom(undone, decisionStatuses)
    return c.json(presentDecision(undone.value), 201)
  })

  api.openapi(claimRoute, async (c) => {
    const staffId = callerOf(c).id ?? ''
    const held = await claimComment(world, c.req.valid('param').id, staffId)
    if (!held) throw new ApiProblem({ status: 404, code: 'unknown-comment' })
    return c.json({ ...held, isMine: held.staffId === staffId }, 200)
  })

  api.openapi(releaseRoute, async (c) => {
    await releaseComment(world, c.req.valid('param').id, callerOf(c).id ?? '')
    return c.body(null, 204)
  })

  return api
}
