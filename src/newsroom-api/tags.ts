import type { Context } from 'hono'
import { retagArticles } from '../articles/index.ts'
import { nameKey } from '../platform/slug.ts'
import type { World } from '../platform/world.ts'
import { createTag, editTag, listTags, mergeTags, removeTag, type Tag, tagById } from '../tags/index.ts'
import { idempotencyHeader, ifMatchHeader, listOf } from './contract/common.ts'
import {
  listedTag,
  type Tag as ShownTag,
  tag,
  tagInput,
  tagListQuery,
  tagMerge,
  tagPatch,
} from './contract/tags.ts'
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
import { addressesOf } from './public-address.ts'

const createRoute = route({
  method: 'post',
  path: '/tags',
  operationId: 'createTag',
  access: 'tags.write',
  tags: ['tags'],
  summary: 'Make a tag; a name or alias that another tag has is refused',
  request: { body: jsonBody(tagInput), headers: idempotencyHeader },
  responses: { 201: jsonAnswer(tag, 'Made; ETag is its revision') },
})
const listRoute = route({
  method: 'get',
  path: '/tags',
  operationId: 'listTags',
  access: 'articles.read',
  tags: ['tags'],
  summary: 'List and search tags by name; aliases are found too',
  request: { query: tagListQuery },
  responses: { 200: jsonAnswer(listOf(listedTag), 'One page') },
})
const readRoute = route({
  method: 'get',
  path: '/tags/{id}',
  operationId: 'getTag',
  access: 'articles.read',
  tags: ['tags'],
  summary: 'One tag',
  request: { params: idParameter },
  responses: { 200: jsonAnswer(tag, 'ETag is its revision') },
})
const patchRoute = route({
  method: 'patch',
  path: '/tags/{id}',
  operationId: 'updateTag',
  access: 'tags.manage',
  tags: ['tags'],
  summary: 'Change a tag',
  request: { params: idParameter, headers: ifMatchHeader, body: jsonBody(tagPatch) },
  responses: { 200: jsonAnswer(tag, 'After the change') },
})
const mergeRoute = route({
  method: 'post',
  path: '/tags/{id}/merge',
  operationId: 'mergeTag',
  access: 'tags.manage',
  tags: ['tags'],
  summary: 'Merge a tag into another one, which takes over its articles, its name and aliases',
  request: { params: idParameter, body: jsonBody(tagMerge) },
  responses: { 200: jsonAnswer(tag, 'The tag that is left') },
})
const removeRoute = route({
  method: 'delete',
  path: '/tags/{id}',
  operationId: 'removeTag',
  access: 'tags.manage',
  tags: ['tags'],
  summary: 'Take a tag from all articles and remove it',
  request: { params: idParameter },
  responses: { 204: { description: 'Removed' } },
})

const statuses = { 'not-found': 404, 'revision-outdated': 412 } as const

/** Tags for staff and programs. */
export function tagsApi(world: World): Api {
  const api = newApi()
  const retag = retagArticles(world)
  const answer = async (c: Context<ApiEnv>, shown: Tag): Promise<ShownTag> => {
    c.header('ETag', `"${shown.revision}"`)
    return { ...shown, ...(await addressesOf(world, 'tag'))(shown.slug) }
  }

  api.openapi(createRoute, (c) =>
    onlyOnce(world, c, async () => {
      const made = await createTag(world, c.req.valid('json'), callerOf(c))
      if (!made.ok) throw problemFrom(made, statuses)
      c.header('Location', `/api/v1/tags/${made.value.id}`)
      return c.json(await answer(c, made.value), 201)
    }),
  )

  api.openapi(listRoute, async (c) => {
    const { limit, cursor, q, kind } = c.req.valid('query')
    const after = decodeCursor(cursor, isText)
    const rows = await listTags(q ? world.longReads : world.db, { after, limit: limit + 1, q, kind })
    const addressOf = await addressesOf(world, 'tag')
    return c.json(
      pageOf(
        rows,
        limit,
        (row) => ({ ...row, ...addressOf(row.slug) }),
        ({ name }) => nameKey(name),
      ),
      200,
    )
  })

  api.openapi(readRoute, async (c) => {
    const found = await tagById(world.db, c.req.valid('param').id)
    if (!found) throw new ApiProblem({ status: 404, code: 'not-found' })
    return c.json(await answer(c, found), 200)
  })

  api.openapi(patchRoute, async (c) => {
    const expected = revisionFrom(c.req.header('if-match'))
    const change = { id: c.req.valid('param').id, input: c.req.valid('json'), expected }
    const edited = await editTag(world, change, callerOf(c))
    if (!edited.ok) throw problemFrom(edited, statuses)
    return c.json(await answer(c, edited.value), 200)
  })

  api.openapi(mergeRoute, async (c) => {
    const merge = { from: c.req.valid('param').id, into: c.req.valid('json').into, retag }
    const merged = await mergeTags(world, merge, callerOf(c))
    if (!merged.ok) throw problemFrom(merged, statuses)
    return c.json(await answer(c, merged.value), 200)
  })

  api.openapi(removeRoute, async (c) => {
    const removed = await removeTag(world, { id: c.req.valid('param').id, retag }, callerOf(c))
    if (!removed.ok) throw problemFrom(removed, statuses)
    return c.body(null, 204)
  })

  return api
}
