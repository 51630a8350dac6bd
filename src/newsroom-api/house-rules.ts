import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { houseRulesOf, rulesVersions, saveHouseRules } from '../moderation/desk/index.ts'
import { type HouseRules, rulesInForce } from '../moderation/index.ts'
import type { World } from '../platform/world.ts'
import { byCaller } from './caller.ts'
import { ifMatchHeader } from './contract/common.ts'
import {
  houseRules,
  houseRulesInput,
  type HouseRules as ShownRules,
  rulesVersions as versionList,
} from './contract/moderation.ts'
import {
  type Api,
  type ApiEnv,
  jsonAnswer,
  jsonBody,
  newApi,
  problemFrom,
  revisionFrom,
  route,
} from './kit.ts'
import { ApiProblem } from './problem.ts'

const readRoute = route({
  method: 'get',
  path: '/house-rules',
  operationId: 'getHouseRules',
  access: 'open',
  tags: ['moderation'],
  summary: 'The house rules that decisions rest on, as numbered clauses (DSA Article 14)',
  responses: { 200: jsonAnswer(houseRules, 'ETag is their version') },
})
const versionsRoute = route({
  method: 'get',
  path: '/house-rules/versions',
  operationId: 'listHouseRulesVersions',
  access: 'comments.moderate',
  tags: ['moderation'],
  summary: 'All versions of the house rules, the newest first',
  responses: { 200: jsonAnswer(versionList, 'With who saved each') },
})
const versionRoute = route({
  method: 'get',
  path: '/house-rules/versions/{version}',
  operationId: 'getHouseRulesVersion',
  access: 'open',
  tags: ['moderation'],
  summary: 'The house rules of one version, as decisions name it',
  request: {
    params: z.object({
      version: z.coerce
        .number()
        .int()
        .min(1)
        .max(1_000_000)
        .openapi({ param: { name: 'version', in: 'path' } }),
    }),
  },
  responses: { 200: jsonAnswer(houseRules, 'That version') },
})
const saveRoute = route({
  method: 'put',
  path: '/house-rules',
  operationId: 'saveHouseRules',
  access: 'settings.manage',
  tags: ['moderation'],
  summary: 'Save the house rules as a new version; earlier decisions keep naming theirs',
  request: { headers: ifMatchHeader, body: jsonBody(houseRulesInput) },
  responses: { 200: jsonAnswer(houseRules, 'The new version') },
})

/** The house rules, for everybody to read and for the publisher to change. */
export function houseRulesApi(world: World): Api {
  const api = newApi()
  const answer = (c: Context<ApiEnv>, rules: HouseRules): ShownRules => {
    c.header('ETag', `"${rules.version}"`)
    return { ...rules, clauses: [...rules.clauses] }
  }

  api.openapi(readRoute, async (c) => c.json(answer(c, await rulesInForce(world.db)), 200))

  api.openapi(versionsRoute, async (c) => c.json({ items: await rulesVersions(world.db) }, 200))

  api.openapi(versionRoute, async (c) => {
    const rules = await houseRulesOf(world.db, c.req.valid('param').version)
    if (!rules) throw new ApiProblem({ status: 404, code: 'not-found' })
    return c.json(answer(c, rules), 200)
  })

  api.openapi(saveRoute, async (c) => {
    const expected = revisionFrom(c.req.header('if-match'))
    const saved = await saveHouseRules(world, { rules: c.req.valid('json'), expected }, byCaller(c))
    if (!saved.ok) throw problemFrom(saved, { 'revision-outdated': 412 })
    return c.json(answer(c, saved.value), 200)
  })

  return api
}
