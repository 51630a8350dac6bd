import { createToken, listTokens, revokeToken, type ApiToken as Token } from '../accounts/tokens/index.ts'
import type { World } from '../platform/world.ts'
import { byCaller, refusalProblem } from './caller.ts'
import { type ApiToken, apiToken, apiTokenCreated, apiTokenInput } from './contract/accounts.ts'
import { listOf } from './contract/common.ts'
import { type Api, idParameter, jsonAnswer, jsonBody, newApi, route } from './kit.ts'

const listRoute = route({
  method: 'get',
  path: '/tokens',
  operationId: 'listTokens',
  access: 'tokens.manage',
  tags: ['tokens'],
  summary: 'All tokens, revoked ones included, newest first; never the tokens themselves',
  responses: { 200: jsonAnswer(listOf(apiToken), 'All of them') },
})
const createRoute = route({
  method: 'post',
  path: '/tokens',
  operationId: 'createToken',
  access: 'tokens.manage',
  tags: ['tokens'],
  summary: 'Make a token; this answer is the only one that holds it',
  request: { body: jsonBody(apiTokenInput) },
  responses: { 201: jsonAnswer(apiTokenCreated, 'Made') },
})
const revokeRoute = route({
  method: 'delete',
  path: '/tokens/{id}',
  operationId: 'revokeToken',
  access: 'tokens.manage',
  tags: ['tokens'],
  summary: 'Revoke a token: it opens nothing from the next request on',
  request: { params: idParameter },
  responses: { 204: { description: 'Revoked' } },
})

/** Keys for programs. */
export function tokensApi(world: World): Api {
  const api = newApi()
  api.openapi(listRoute, async (c) =>
    c.json({ items: (await listTokens(world)).map(present), nextCursor: null }, 200),
  )
  api.openapi(createRoute, async (c) => {
    const created = await createToken(world, c.req.valid('json'), byCaller(c))
    if (!created.ok) throw refusalProblem(created)
    return c.json({ ...present(created.value.record), token: created.value.token }, 201)
  })
  api.openapi(revokeRoute, async (c) => {
    const revoked = await revokeToken(world, c.req.valid('param').id, byCaller(c))
    if (!revoked.ok) throw refusalProblem(revoked, { 'unknown-token': 404 })
    return c.body(null, 204)
  })
  return api
}

const present = ({
  id,
  name,
  role,
  hint,
  createdAt,
  createdByName,
  lastUsedAt,
  revokedAt,
}: Token): ApiToken => ({
  id,
  name,
  role,
  hint,
  createdAt,
  createdBy: createdByName,
  lastUsedAt,
  revokedAt,
})
