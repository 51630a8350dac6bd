import type { Context } from 'hono'
import {
  type Author,
  authorsByIds,
  createAuthor,
  editAuthor,
  listAuthors,
  removeAuthor,
} from '../authors/index.ts'
import { nameKey } from '../platform/slug.ts'
import type { World } from '../platform/world.ts'
import {
  author,
  authorInput,
  authorListQuery,
  authorPatch,
  listedAuthor,
  type Author as ShownAuthor,
} from './contract/authors.ts'
import { idempotencyHeader, ifMatchHeader, listOf } from './contract/common.ts'
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
  path: '/authors',
  operationId: 'createAuthor',
  access: 'authors.write',
  tags: ['authors'],
  summary: 'Make an author; a name that another one has is refused',
  request: { body: jsonBody(authorInput), headers: idempotencyHeader },
  responses: { 201: jsonAnswer(author, 'Made; ETag is the revision') },
})
const listRoute = route({
  method: 'get',
  path: '/authors',
  operationId: 'listAuthors',
  access: 'articles.read',
  tags: ['authors'],
  summary: 'List and search authors by name',
  request: { query: authorListQuery },
  responses: { 200: jsonAnswer(listOf(listedAuthor), 'One page') },
})
const readRoute = route({
  method: 'get',
  path: '/authors/{id}',
  operationId: 'getAuthor',
  access: 'articles.read',
  tags: ['authors'],
  summary: 'One author',
  request: { params: idParameter },
  responses: { 200: jsonAnswer(author, 'ETag is the revision') },
})
const patchRoute = route({
  method: 'patch',
  path: '/authors/{id}',
  operationId: 'updateAuthor',
  access: 'authors.write',
  tags: ['authors'],
  summary: 'Change an author; a new name stands above all articles at once',
  request: { params: idParameter, headers: ifMatchHeader, body: jsonBody(authorPatch) },
  responses: { 200: jsonAnswer(author, 'After the change') },
})
const removeRoute = route({
  method: 'delete',
  path: '/authors/{id}',
  operationId: 'removeAuthor',
  access: 'authors.manage',
  conflict: 'There are articles of this author',
  tags: ['authors'],
  summary: 'Remove an author without articles; 409 while there are any',
  request: { params: idParameter },
  responses: { 204: { description: 'Removed' } },
})

const statuses = { 'not-found': 404, 'revision-outdated': 412, 'author-has-articles': 409 } as const

/** Authors for staff and programs. */
export function authorsApi(world: World): Api {
  const api = newApi()
  const answer = async (c: Context<ApiEnv>, shown: Author): Promise<ShownAuthor> => {
    c.header('ETag', `"${shown.revision}"`)
    return { ...shown, ...(await addressesOf(world, 'author'))(shown.slug) }
  }

  api.openapi(createRoute, (c) =>
    onlyOnce(world, c, async () => {
      const made = await createAuthor(world, c.req.valid('json'), callerOf(c))
      if (!made.ok) throw problemFrom(made, statuses)
      c.header('Location', `/api/v1/authors/${made.value.id}`)
      return c.json(await answer(c, made.value), 201)
    }),
  )

  api.openapi(listRoute, async (c) => {
    const { limit, cursor, q } = c.req.valid('query')
    const after = decodeCursor(cursor, isText)
    const rows = await listAuthors(world.db, { after, limit: limit + 1, q })
    const addressOf = await addressesOf(world, 'author')
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
    const [found] = await authorsByIds(world.db, [c.req.valid('param').id])
    if (!found) throw new ApiProblem({ status: 404, code: 'not-found' })
    return c.json(await answer(c, found), 200)
  })

  api.openapi(patchRoute, async (c) => {
    const expected = revisionFrom(c.req.header('if-match'))
    const change = { id: c.req.valid('param').id, input: c.req.valid('json'), expected }
    const edited = await editAuthor(world, change, callerOf(c))
    if (!edited.ok) throw problemFrom(edited, statuses)
    return c.json(await answer(c, edited.value), 200)
  })

  api.openapi(removeRoute, async (c) => {
    const removed = await removeAuthor(world, c.req.valid('param').id, callerOf(c))
    if (!removed.ok) throw problemFrom(removed, statuses)
    return c.body(null, 204)
  })

  return api
}
