import { type Chosen, decideMany, previewMany, undoMany } from '../moderation/handling/index.ts'
import type { World } from '../platform/world.ts'
import { byCaller } from './caller.ts'
import {
  manyDecided,
  manyInput,
  manyPreview,
  manyPreviewInput,
  manyUndoInput,
  manyUndone,
} from './contract/moderation-comments.ts'
import { type Api, callerOf, jsonAnswer, jsonBody, newApi, route } from './kit.ts'

const access = 'comments.moderate'
const tags = ['moderation']

const previewRoute = route({
  method: 'post',
  path: '/moderation/decisions/preview',
  operationId: 'previewManyDecisions',
  access,
  tags,
  summary: 'What a decision on many would do; changes nothing',
  request: { body: jsonBody(manyPreviewInput) },
  responses: { 200: jsonAnswer(manyPreview, 'Which, how many mails, and what is left as it is') },
})
const decideRoute = route({
  method: 'post',
  path: '/moderation/decisions/many',
  operationId: 'decideOnMany',
  access,
  tags,
  summary: 'Decide alike on up to 25 comments that wait, on each by itself',
  description:
    'Each has its own decision, statement of reasons and way to complain. What somebody else is at, or has decided on, is left as it is and named. Call it again for the next ones.',
  request: { body: jsonBody(manyInput) },
  responses: { 200: jsonAnswer(manyDecided, 'What became of each') },
})
const undoRoute = route({
  method: 'post',
  path: '/moderation/decisions/undo',
  operationId: 'undoMany',
  access,
  tags,
  summary: 'Take up to 25 decisions back',
  request: { body: jsonBody(manyUndoInput) },
  responses: { 200: jsonAnswer(manyUndone, 'What became of each') },
})

/** Decisions on many at once: seen before they are made, made in small parts, taken back as a whole. */
export function moderationBulkApi(world: World): Api {
  const api = newApi()

  api.openapi(previewRoute, async (c) => {
    const { ids, queue, decision } = c.req.valid('json')
    const chosen: Chosen = ids
      ? { ids }
      : {
          order: queue?.sort ?? 'risk',
          articleId: queue?.article,
          sectionId: queue?.section,
          signal: queue?.signal,
        }
    return c.json(await previewMany(world, { chosen, decision }, callerOf(c)), 200)
  })

  api.openapi(decideRoute, async (c) =>
    c.json({ items: await decideMany(world, c.req.valid('json'), byCaller(c)) }, 200),
  )

  api.openapi(undoRoute, async (c) =>
    c.json({ items: await undoMany(world, c.req.valid('json').decisionIds, byCaller(c)) }, 200),
  )

  return api
}
