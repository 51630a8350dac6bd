import { indexNowState as stateOf } from '../index-now/index.ts'
import type { World } from '../platform/world.ts'
import { indexNowState } from './contract/index-now.ts'
import { type Api, jsonAnswer, newApi, route } from './kit.ts'

const stateRoute = route({
  method: 'get',
  path: '/index-now',
  operationId: 'getIndexNow',
  access: 'settings.read',
  tags: ['settings'],
  summary: 'Whether search engines are told of changes at once, and what they last answered',
  responses: { 200: jsonAnswer(indexNowState, 'As it is now') },
})

/** For the settings of what machines are told. */
export function indexNowApi(world: World): Api {
  const api = newApi()
  api.openapi(stateRoute, async (c) => c.json(await stateOf(world), 200))
  return api
}
