import { z } from '@hono/zod-openapi'
import { articleState, restoreRevision } from '../articles/index.ts'
import { listRevisions, revisionByNumber } from '../articles/newsroom/index.ts'
import type { World } from '../platform/world.ts'
import { answerArticle, articleStatuses } from './article-answer.ts'
import { presentRevision } from './article-presenter.ts'
import { article, revision, revisionSummary } from './contract/articles.ts'
import { ifMatchHeader, listOf, listQuery } from './contract/common.ts'
import { decodeCursor, pageOf } from './cursor.ts'
import {
  type Api,
  callerOf,
  idParameter,
  jsonAnswer,
  newApi,
  problemFrom,
  revisionFrom,
  route,
} from './kit.ts'
import { ApiProblem } from './problem.ts'

const revisionsRoute = route({
  method: 'get',
  path: '/articles/{id}/revisions',
  operationId: 'listArticleRevisions',
  access: 'articles.read',
  tags: ['articles'],
  summary: 'The revisions of an article, newest first',
  request: { params: idParameter, query: listQuery },
  responses: { 200: jsonAnswer(listOf(revisionSummary), 'One page') },
})
/** The highest number that a column holds. */
const highestRevision = 2_147_483_647
const revisionParameters = idParameter.extend({
  number: z.coerce.number().int().min(1).max(highestRevision),
})
const isRevision = (value: unknown): value is number =>
  Number.isInteger(value) && Math.abs(Number(value)) <= highestRevision
const revisionRoute = route({
  method: 'get',
  path: '/articles/{id}/revisions/{number}',
  operationId: 'getArticleRevision',
  access: 'articles.read',
  tags: ['articles'],
  summary: 'One revision with its content',
  request: { params: revisionParameters },
  responses: { 200: jsonAnswer(revision, 'The revision') },
})
const restoreRoute = route({
  method: 'post',
  path: '/articles/{id}/revisions/{number}/restore',
  operationId: 'restoreArticleRevision',
  access: 'articles.write-own',
  tags: ['articles'],
  summary: 'Make an old revision the newest one',
  request: { params: revisionParameters, headers: ifMatchHeader },
  responses: { 200: jsonAnswer(article, 'The article after restoring') },
})

/** The history of an article. */
export function articleRevisionsApi(world: World): Api {
  const api = newApi()

  api.openapi(revisionsRoute, async (c) => {
    const { id } = c.req.valid('param')
    const { limit, cursor } = c.req.valid('query')
    const state = await articleState(world.db, id)
    if (!state) throw new ApiProblem({ status: 404, code: 'not-found' })
    const before = decodeCursor(cursor, isRevision)
    const rows = await listRevisions(world.db, id, { before, limit: limit + 1 })
    return c.json(
      pageOf(
        rows,
        limit,
        (row) => presentRevision(row, state),
        (row) => row.number,
      ),
      200,
    )
  })

  api.openapi(revisionRoute, async (c) => {
    const { id, number } = c.req.valid('param')
    const state = await articleState(world.db, id)
    const row = await revisionByNumber(world.db, id, number)
    if (!state || !row) throw new ApiProblem({ status: 404, code: 'not-found' })
    return c.json(
      { ...presentRevision(row, state), content: row.content as unknown as Record<string, unknown> },
      200,
    )
  })

  api.openapi(restoreRoute, async (c) => {
    const { id, number } = c.req.valid('param')
    const expected = revisionFrom(c.req.header('if-match'))
    const restored = await restoreRevision(world, { articleId: id, number, expected }, callerOf(c))
    if (!restored.ok) throw problemFrom(restored, articleStatuses)
    return c.json(await answerArticle(world, c, id), 200)
  })

  return api
}
