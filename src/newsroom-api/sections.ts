import type { Context } from 'hono'
import type { World } from '../platform/world.ts'
import {
  createSection,
  editSection,
  listSections,
  orderSections,
  removeSection,
  type Section,
  sectionById,
} from '../sections/index.ts'
import { readSettings } from '../settings/index.ts'
import { commentModes } from './contract/articles.ts'
import { idempotencyHeader, ifMatchHeader, listOf, listQuery } from './contract/common.ts'
import {
  type Section as ShownSection,
  section,
  sectionInput,
  sectionOrder,
  sectionPatch,
} from './contract/sections.ts'
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
  path: '/sections',
  operationId: 'createSection',
  access: 'sections.manage',
  tags: ['sections'],
  summary: 'Make a section, at the end of the order',
  request: { body: jsonBody(sectionInput), headers: idempotencyHeader },
  responses: { 201: jsonAnswer(section, 'Made; ETag is its revision') },
})
const listRoute = route({
  method: 'get',
  path: '/sections',
  operationId: 'listSections',
  access: 'articles.read',
  tags: ['sections'],
  summary: "All sections in the paper's order",
  request: { query: listQuery },
  responses: { 200: jsonAnswer(listOf(section), 'One page') },
})
const readRoute = route({
  method: 'get',
  path: '/sections/{id}',
  operationId: 'getSection',
  access: 'articles.read',
  tags: ['sections'],
  summary: 'One section',
  request: { params: idParameter },
  responses: { 200: jsonAnswer(section, 'ETag is its revision') },
})
const patchRoute = route({
  method: 'patch',
  path: '/sections/{id}',
  operationId: 'updateSection',
  access: 'sections.manage',
  tags: ['sections'],
  summary: 'Change a section; articles keep their addresses',
  request: { params: idParameter, headers: ifMatchHeader, body: jsonBody(sectionPatch) },
  responses: { 200: jsonAnswer(section, 'After the change') },
})
const removeRoute = route({
  method: 'delete',
  path: '/sections/{id}',
  operationId: 'removeSection',
  access: 'sections.manage',
  conflict: 'There are articles in it',
  tags: ['sections'],
  summary: 'Remove a section without articles; 409 while it has any, drafts included',
  request: { params: idParameter },
  responses: { 204: { description: 'Removed' } },
})
const orderRoute = route({
  method: 'put',
  path: '/sections/order',
  operationId: 'orderSections',
  access: 'sections.manage',
  tags: ['sections'],
  summary: 'Put the sections in order; those left out stay behind in theirs',
  request: { body: jsonBody(sectionOrder) },
  responses: { 200: jsonAnswer(listOf(section), 'All sections in the new order') },
})

const statuses = { 'not-found': 404, 'revision-outdated': 412, 'section-not-empty': 409 } as const

/** Sections for staff and programs. */
export function sectionsApi(world: World): Api {
  const api = newApi()
  const answer = (c: Context<ApiEnv>, shown: Section): ShownSection => {
    c.header('ETag', `"${shown.revision}"`)
    return presentSection(world, shown)
  }

  api.openapi(createRoute, (c) =>
    onlyOnce(world, c, async () => {
      const input = c.req.valid('json')
      const language = input.language ?? (await readSettings(world.db)).site.language
      const made = await createSection(world, { ...input, language }, callerOf(c))
      if (!made.ok) throw problemFrom(made, statuses)
      c.header('Location', `/api/v1/sections/${made.value.id}`)
      return c.json(answer(c, made.value), 201)
    }),
  )

  api.openapi(listRoute, async (c) => {
    const { limit, cursor } = c.req.valid('query')
    const after = decodeCursor(cursor, isText)
    const sections = await listSections(world.db)
    const start = after === null ? 0 : sections.findIndex(({ id }) => id === after) + 1
    const rows = sections.slice(start, start + limit + 1)
    return c.json(
      pageOf(
        rows,
        limit,
        (row) => presentSection(world, row),
        ({ id }) => id,
      ),
      200,
    )
  })

  api.openapi(orderRoute, async (c) => {
    const sections = await orderSections(world, c.req.valid('json').ids, callerOf(c))
    return c.json({ items: sections.map((row) => presentSection(world, row)), nextCursor: null }, 200)
  })

  api.openapi(readRoute, async (c) => {
    const found = await sectionById(world.db, c.req.valid('param').id)
    if (!found) throw new ApiProblem({ status: 404, code: 'not-found' })
    return c.json(answer(c, found), 200)
  })

  api.openapi(patchRoute, async (c) => {
    const expected = revisionFrom(c.req.header('if-match'))
    const change = { id: c.req.valid('param').id, input: c.req.valid('json'), expected }
    const edited = await editSection(world, change, callerOf(c))
    if (!edited.ok) throw problemFrom(edited, statuses)
    return c.json(answer(c, edited.value), 200)
  })

  api.openapi(removeRoute, async (c) => {
    const removed = await removeSection(world, c.req.valid('param').id, callerOf(c))
    if (!removed.ok) throw problemFrom(removed, statuses)
    return c.body(null, 204)
  })

  return api
}

const presentSection = (world: Pick<World, 'config'>, section: Section): ShownSection => ({
  ...section,
  ...publicAddress(world, `/${section.slug}`),
  commentMode: commentModes.find((mode) => mode === section.commentMode) ?? null,
})
