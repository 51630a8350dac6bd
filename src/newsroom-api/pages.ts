import type { Context } from 'hono'
import {
  createPage,
  listPages,
  type NewPage,
  type Page,
  type PageLine,
  pageById,
  removePage,
  savePage,
} from '../pages/index.ts'
import type { World } from '../platform/world.ts'
import { readSettings } from '../settings/index.ts'
import { bodyFrom } from './body-input.ts'
import { idempotencyHeader, ifMatchHeader, listOf, listQuery } from './contract/common.ts'
import {
  type PagePatch,
  type PageSummary,
  page,
  pageInput,
  pagePatch,
  pageSummary,
  type Page as ShownPage,
} from './contract/pages.ts'
import { decodeCursor, isText, pageOf } from './cursor.ts'
import { onlyOnce } from './idempotency.ts'
import {
  type Api,
  type ApiEnv,
  callerOf,
  idParameter,
  jsonAnswer,
  jsonBody,
  newApi,
  problemFrom,
  revisionFrom,
  route,
} from './kit.ts'
import { ApiProblem } from './problem.ts'
import { publicAddress } from './public-address.ts'

const createRoute = route({
  method: 'post',
  path: '/pages',
  operationId: 'createPage',
  access: 'pages.manage',
  tags: ['pages'],
  summary: 'Make a standing page',
  request: { body: jsonBody(pageInput), headers: idempotencyHeader },
  responses: { 201: jsonAnswer(page, 'Made; ETag is its revision') },
})
const listRoute = route({
  method: 'get',
  path: '/pages',
  operationId: 'listPages',
  access: 'pages.manage',
  tags: ['pages'],
  summary: 'List the standing pages by address, unpublished ones included',
  request: { query: listQuery },
  responses: { 200: jsonAnswer(listOf(pageSummary), 'One page of the list') },
})
const readRoute = route({
  method: 'get',
  path: '/pages/{id}',
  operationId: 'getPage',
  access: 'pages.manage',
  tags: ['pages'],
  summary: 'One standing page with its body',
  request: { params: idParameter },
  responses: { 200: jsonAnswer(page, 'ETag is its revision') },
})
const patchRoute = route({
  method: 'patch',
  path: '/pages/{id}',
  operationId: 'updatePage',
  access: 'pages.manage',
  tags: ['pages'],
  summary: 'Change a page; readers see it at once when it is published, and a new address leaves a redirect',
  request: { params: idParameter, headers: ifMatchHeader, body: jsonBody(pagePatch) },
  responses: { 200: jsonAnswer(page, 'After the change') },
})
const removeRoute = route({
  method: 'delete',
  path: '/pages/{id}',
  operationId: 'removePage',
  access: 'pages.manage',
  tags: ['pages'],
  summary: 'Remove a page for good; to take it from readers only, set published to false',
  request: { params: idParameter },
  responses: { 204: { description: 'Removed' } },
})

const statuses = { 'not-found': 404, 'revision-outdated': 412 } as const

/** Standing pages for staff and programs. */
export function pagesApi(world: World): Api {
  const api = newApi()
  const answer = (c: Context<ApiEnv>, shown: Page): ShownPage => {
    c.header('ETag', `"${shown.revision}"`)
    return { ...presentLine(world, shown), body: shown.body }
  }

  api.openapi(createRoute, (c) =>
    onlyOnce(world, c, async () => {
      const input = c.req.valid('json')
      const language = input.language ?? (await readSettings(world.db)).site.language
      const made = await createPage(world, { ...input, language, body: bodyFrom(input.body) }, callerOf(c))
      if (!made.ok) throw problemFrom(made, statuses)
      c.header('Location', `/api/v1/pages/${made.value.id}`)
      return c.json(answer(c, made.value), 201)
    }),
  )

  api.openapi(listRoute, async (c) => {
    const { limit, cursor } = c.req.valid('query')
    const after = decodeCursor(cursor, isText)
    const rows = await listPages(world.db, { after, limit: limit + 1 })
    return c.json(
      pageOf(
        rows,
        limit,
        (row) => presentLine(world, row),
        ({ path }) => path,
      ),
      200,
    )
  })

  api.openapi(readRoute, async (c) => {
    const found = await pageById(world.db, c.req.valid('param').id)
    if (!found) throw new ApiProblem({ status: 404, code: 'not-found' })
    return c.json(answer(c, found), 200)
  })

  api.openapi(patchRoute, async (c) => {
    const expected = revisionFrom(c.req.header('if-match'))
    const save = { id: c.req.valid('param').id, expected, change: changeFrom(c.req.valid('json')) }
    const saved = await savePage(world, save, callerOf(c))
    if (!saved.ok) throw problemFrom(saved, statuses)
    return c.json(answer(c, saved.value), 200)
  })

  api.openapi(removeRoute, async (c) => {
    const removed = await removePage(world, c.req.valid('param').id, callerOf(c))
    if (!removed.ok) throw problemFrom(removed, statuses)
    return c.body(null, 204)
  })

  return api
}

function changeFrom({ body, ...rest }: PagePatch): Partial<NewPage> {
  return body === undefined ? rest : { ...rest, body: bodyFrom(body) }
}

const presentLine = (world: Pick<World, 'config'>, line: PageLine): PageSummary => ({
  id: line.id,
  ...publicAddress(world, line.path),
  title: line.title,
  language: line.language,
  searchDescription: line.searchDescription,
  published: line.publishedAt !== null,
  publishedAt: line.publishedAt,
  revision: line.revision,
  createdAt: line.createdAt,
  changedAt: line.changedAt,
  changedBy: line.changedBy,
})
