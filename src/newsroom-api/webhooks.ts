import type { Context } from 'hono'
import type { World } from '../platform/world.ts'
import {
  type Attempt,
  createEndpoint,
  type Delivery,
  type Endpoint,
  editEndpoint,
  endpointById,
  listDeliveries,
  listEndpoints,
  pingEndpoint,
  removeEndpoint,
  renewSecret,
  retryDelivery,
} from '../webhooks/index.ts'
import { id, idempotencyHeader, ifMatchHeader, listOf, listQuery } from './contract/common.ts'
import {
  createdWebhook,
  deliveryQueued,
  type WebhookDelivery as ShownDelivery,
  type Webhook as ShownWebhook,
  webhook,
  webhookDelivery,
  webhookInput,
  webhookPatch,
  webhookSecret,
} from './contract/webhooks.ts'
import { decodeCursor, isText, isTimePlace, pageOf } from './cursor.ts'
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

const createRoute = route({
  method: 'post',
  path: '/webhooks',
  operationId: 'createWebhook',
  access: 'webhooks.manage',
  conflict: 'There are as many as possible',
  tags: ['webhooks'],
  summary: 'Tell a program of events; the answer holds the secret that signs them, once',
  description:
    'Each event is a POST with the JSON body `{event, id, occurredAt, data}` and the header `Depesche-Signature: t=<unix seconds>,v1=<hex>`, where hex is the HMAC-SHA256 of `<t>.<body>` with the secret. Any 2xx is success; everything else is tried again for a day. The same event may come twice: drop an `id` you have seen.',
  request: { body: jsonBody(webhookInput), headers: idempotencyHeader },
  responses: { 201: jsonAnswer(createdWebhook, 'Made; ETag is its revision') },
})
const listRoute = route({
  method: 'get',
  path: '/webhooks',
  operationId: 'listWebhooks',
  access: 'webhooks.manage',
  tags: ['webhooks'],
  summary: 'The programs that are told of events',
  request: { query: listQuery },
  responses: { 200: jsonAnswer(listOf(webhook), 'One page') },
})
const readRoute = route({
  method: 'get',
  path: '/webhooks/{id}',
  operationId: 'getWebhook',
  access: 'webhooks.manage',
  tags: ['webhooks'],
  summary: 'One of them',
  request: { params: idParameter },
  responses: { 200: jsonAnswer(webhook, 'ETag is its revision') },
})
const patchRoute = route({
  method: 'patch',
  path: '/webhooks/{id}',
  operationId: 'updateWebhook',
  access: 'webhooks.manage',
  tags: ['webhooks'],
  summary: 'Change address or events; disable or enable',
  request: { params: idParameter, headers: ifMatchHeader, body: jsonBody(webhookPatch) },
  responses: { 200: jsonAnswer(webhook, 'After the change') },
})
const removeRoute = route({
  method: 'delete',
  path: '/webhooks/{id}',
  operationId: 'removeWebhook',
  access: 'webhooks.manage',
  tags: ['webhooks'],
  summary: 'Remove it with all that waits for it',
  request: { params: idParameter },
  responses: { 204: { description: 'Removed' } },
})
const secretRoute = route({
  method: 'post',
  path: '/webhooks/{id}/secret',
  operationId: 'renewWebhookSecret',
  access: 'webhooks.manage',
  tags: ['webhooks'],
  summary: 'Make a new secret; the old one signs nothing any more',
  request: { params: idParameter },
  responses: { 200: jsonAnswer(webhookSecret, 'Told here, and never again') },
})
const pingRoute = route({
  method: 'post',
  path: '/webhooks/{id}/ping',
  operationId: 'pingWebhook',
  access: 'webhooks.manage',
  conflict: 'It is switched off',
  tags: ['webhooks'],
  summary: 'Send a test, event `ping`',
  request: { params: idParameter },
  responses: { 202: jsonAnswer(deliveryQueued, 'On its way') },
})
const deliveriesRoute = route({
  method: 'get',
  path: '/webhooks/{id}/deliveries',
  operationId: 'listWebhookDeliveries',
  access: 'webhooks.manage',
  tags: ['webhooks'],
  summary: 'What was and will be sent in the last 30 days, newest first, with every try',
  request: { params: idParameter, query: listQuery },
  responses: { 200: jsonAnswer(listOf(webhookDelivery), 'One page') },
})
const retryRoute = route({
  method: 'post',
  path: '/webhooks/{id}/deliveries/{deliveryId}/retry',
  operationId: 'retryWebhookDelivery',
  access: 'webhooks.manage',
  conflict: 'It is switched off, or this is just being sent',
  tags: ['webhooks'],
  summary: 'Send once more',
  request: {
    params: idParameter.extend({ deliveryId: id.openapi({ param: { name: 'deliveryId', in: 'path' } }) }),
  },
  responses: { 202: jsonAnswer(deliveryQueued, 'On its way') },
})

const statuses = {
  'not-found': 404,
  'revision-outdated': 412,
  'too-many-webhooks': 409,
  'webhook-disabled': 409,
  'webhook-under-way': 409,
} as const

/** Webhooks for administrators. */
export function webhooksApi(world: World): Api {
  const api = newApi()
  const answer = (c: Context<ApiEnv>, endpoint: Endpoint): ShownWebhook => {
    c.header('ETag', `"${endpoint.revision}"`)
    return presentWebhook(endpoint)
  }
  const known = async (endpointId: string): Promise<Endpoint> => {
    const found = await endpointById(world.db, endpointId)
    if (!found) throw new ApiProblem({ status: 404, code: 'not-found' })
    return found
  }

  api.openapi(createRoute, (c) =>
    onlyOnce(world, c, async () => {
      const made = await createEndpoint(world, c.req.valid('json'), callerOf(c))
      if (!made.ok) throw problemFrom(made, statuses)
      const { endpoint, secret } = made.value
      c.header('Location', `/api/v1/webhooks/${endpoint.id}`)
      return c.json({ ...answer(c, endpoint), secret }, 201)
    }),
  )

  api.openapi(listRoute, async (c) => {
    const { limit, cursor } = c.req.valid('query')
    const after = decodeCursor(cursor, isText)
    const endpoints = await listEndpoints(world.db)
    const start = after === null ? 0 : endpoints.findIndex((endpoint) => endpoint.id === after) + 1
    const rows = endpoints.slice(start, start + limit + 1)
    return c.json(
      pageOf(rows, limit, presentWebhook, (row) => row.id),
      200,
    )
  })

  api.openapi(readRoute, async (c) => c.json(answer(c, await known(c.req.valid('param').id)), 200))

  api.openapi(patchRoute, async (c) => {
    const expected = revisionFrom(c.req.header('if-match'))
    const change = { id: c.req.valid('param').id, input: c.req.valid('json'), expected }
    const edited = await editEndpoint(world, change, callerOf(c))
    if (!edited.ok) throw problemFrom(edited, statuses)
    return c.json(answer(c, edited.value), 200)
  })

  api.openapi(removeRoute, async (c) => {
    const removed = await removeEndpoint(world, c.req.valid('param').id, callerOf(c))
    if (!removed.ok) throw problemFrom(removed, statuses)
    return c.body(null, 204)
  })

  api.openapi(secretRoute, async (c) => {
    const renewed = await renewSecret(world, c.req.valid('param').id, callerOf(c))
    if (!renewed.ok) throw problemFrom(renewed, statuses)
    return c.json({ secret: renewed.value }, 200)
  })

  api.openapi(pingRoute, async (c) => {
    const queued = await pingEndpoint(world, c.req.valid('param').id)
    if (!queued.ok) throw problemFrom(queued, statuses)
    return c.json({ deliveryId: queued.value }, 202)
  })

  api.openapi(deliveriesRoute, async (c) => {
    const { limit, cursor } = c.req.valid('query')
    const endpoint = await known(c.req.valid('param').id)
    const before = decodeCursor(cursor, isTimePlace)
    const rows = await listDeliveries(world.db, endpoint.id, { before, limit: limit + 1 })
    return c.json(
      pageOf(rows, limit, presentDelivery, (row) => ({ at: row.createdAt, id: row.id })),
      200,
    )
  })

  api.openapi(retryRoute, async (c) => {
    const { id: endpointId, deliveryId } = c.req.valid('param')
    const retried = await retryDelivery(world, { endpointId, deliveryId })
    if (!retried.ok) throw problemFrom(retried, statuses)
    return c.json({ deliveryId }, 202)
  })

  return api
}

function presentWebhook(endpoint: Endpoint): ShownWebhook {
  const { goneAnswers: _, ...shown } = endpoint
  return { ...shown, enabled: endpoint.disabledAt === null }
}

function presentDelivery(delivery: Delivery & { tries: Attempt[] }): ShownDelivery {
  const { endpointId: _, attempts: __, ...shown } = delivery
  return { ...shown, status: delivery.deliveredAt ? 'delivered' : delivery.failedAt ? 'failed' : 'waiting' }
}
