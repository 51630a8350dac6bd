import type { World } from '../platform/world.ts'
import {
  type ListedRedirect,
  listRedirects,
  normalSource,
  removeRedirect,
  setRedirect,
} from '../redirects/index.ts'
import { listOf } from './contract/common.ts'
import {
  redirect,
  redirectInput,
  redirectListQuery,
  redirectQuery,
  type Redirect as ShownRedirect,
} from './contract/redirects.ts'
import { decodeCursor, isText, pageOf } from './cursor.ts'
import { type Api, callerOf, jsonAnswer, jsonBody, newApi, problemFrom, route } from './kit.ts'

const setRoute = route({
  method: 'post',
  path: '/redirects',
  operationId: 'setRedirect',
  access: 'redirects.manage',
  tags: ['redirects'],
  summary: 'Lead an old address on, in place of an earlier redirect from it',
  description:
    'Refused where readers find something at the old address, and where it would lead in a circle with other redirects.',
  request: { body: jsonBody(redirectInput) },
  responses: { 201: jsonAnswer(redirect, 'It leads on from now') },
})
const listRoute = route({
  method: 'get',
  path: '/redirects',
  operationId: 'listRedirects',
  access: 'redirects.manage',
  tags: ['redirects'],
  summary: 'List and search redirects by old address, those of moved articles included',
  request: { query: redirectListQuery },
  responses: { 200: jsonAnswer(listOf(redirect), 'One page') },
})
const removeRoute = route({
  method: 'delete',
  path: '/redirects',
  operationId: 'removeRedirect',
  access: 'redirects.manage',
  tags: ['redirects'],
  summary: 'Remove the redirect from an address',
  request: { query: redirectQuery },
  responses: { 204: { description: 'Removed' } },
})

/** Redirects for staff and programs. */
export function redirectsApi(world: World): Api {
  const api = newApi()

  api.openapi(setRoute, async (c) => {
    const made = await setRedirect(world, c.req.valid('json'), callerOf(c))
    if (!made.ok) throw problemFrom(made)
    return c.json(presentRedirect({ ...made.value, target: made.value.toUrl }), 201)
  })

  api.openapi(listRoute, async (c) => {
    const { limit, cursor, q } = c.req.valid('query')
    const after = decodeCursor(cursor, isText)
    const rows = await listRedirects(q ? world.longReads : world.db, { after, limit: limit + 1, q })
    return c.json(
      pageOf(rows, limit, presentRedirect, ({ fromPath }) => fromPath),
      200,
    )
  })

  api.openapi(removeRoute, async (c) => {
    const { from } = c.req.valid('query')
    const removed = await removeRedirect(world, normalSource(from) ?? from, callerOf(c))
    if (!removed.ok) throw problemFrom(removed, { 'not-found': 404 })
    return c.body(null, 204)
  })

  return api
}

const presentRedirect = (row: ListedRedirect): ShownRedirect => ({
  from: row.fromPath,
  to: row.target,
  articleId: row.articleId,
  createdAt: row.createdAt,
  createdBy: row.createdBy,
})
