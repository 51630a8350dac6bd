import { recordAudit } from '../audit/index.ts'
import { liftByHand, listSuppressions, suppressByHand } from '../deliveries/suppressions/index.ts'
import { inTransaction } from '../platform/db/db.ts'
import type { World } from '../platform/world.ts'
import { byCaller } from './caller.ts'
import { listOf } from './contract/common.ts'
import { liftInput, suppression, suppressionInput, suppressionQuery } from './contract/mail.ts'
import { csvMark, csvRow, streamOf } from './csv.ts'
import { type Api, idParameter, jsonAnswer, jsonBody, newApi, route } from './kit.ts'
import { ApiProblem } from './problem.ts'

const listRoute = route({
  method: 'get',
  path: '/suppressions',
  operationId: 'listSuppressions',
  access: 'settings.manage',
  tags: ['mail'],
  summary: 'Addresses that get no mail, the newest first; by reason, or one whole address',
  request: { query: suppressionQuery },
  responses: { 200: jsonAnswer(listOf(suppression), 'One page') },
})
const addRoute = route({
  method: 'post',
  path: '/suppressions',
  operationId: 'addSuppression',
  access: 'settings.manage',
  tags: ['mail'],
  summary: 'Keep all mail from an address until it is lifted by hand',
  request: { body: jsonBody(suppressionInput) },
  responses: { 201: jsonAnswer(suppression, 'From now on it gets none') },
})
const liftRoute = route({
  method: 'post',
  path: '/suppressions/{id}/lift',
  operationId: 'liftSuppression',
  access: 'settings.manage',
  tags: ['mail'],
  summary: 'Take an entry off the list; the reason is kept in the audit log',
  request: { params: idParameter, body: jsonBody(liftInput) },
  responses: { 204: { description: 'Lifted' } },
})
const exportRoute = route({
  method: 'get',
  path: '/suppressions.csv',
  operationId: 'exportSuppressions',
  access: 'settings.manage',
  tags: ['mail'],
  summary: 'The whole list as a table; erased addresses stay empty',
  responses: {
    200: { description: 'CSV, UTF-8', content: { 'text/csv': { schema: { type: 'string' as const } } } },
  },
})

/** The list of addresses that get no mail, for administrators. Who is on it is not named in the audit log. */
export function suppressionsApi(world: World): Api {
  const api = newApi()

  const record = (
    by: ReturnType<typeof byCaller>,
    action: string,
    about: { id: string | null; detail: Record<string, string> },
  ) =>
    inTransaction(world, (tx) =>
      recordAudit(tx, world, {
        ...by,
        action,
        subject: { kind: 'suppression', id: about.id, label: null },
        detail: about.detail,
      }),
    )

  api.openapi(listRoute, async (c) => {
    const { limit, cursor, reason, address } = c.req.valid('query')
    const filter = { ...(reason ? { reason } : {}), ...(address ? { address } : {}) }
    return c.json(await listSuppressions(world, filter, { limit, ...(cursor ? { cursor } : {}) }), 200)
  })

  api.openapi(addRoute, async (c) => {
    const { address, detail } = c.req.valid('json')
    const id = await suppressByHand(world, { address, detail })
    await record(byCaller(c), 'suppression.added', { id, detail: { reason: detail } })
    const { items } = await listSuppressions(world, { address, reason: 'by-hand' }, { limit: 1 })
    const [added] = items
    if (!added) throw new ApiProblem({ status: 404, code: 'not-found' })
    return c.json(added, 201)
  })

  api.openapi(liftRoute, async (c) => {
    const { id } = c.req.valid('param')
    const lifted = await liftByHand(world, id)
    if (!lifted) throw new ApiProblem({ status: 404, code: 'not-found' })
    const { reason } = c.req.valid('json')
    await record(byCaller(c), 'suppression.lifted', { id, detail: { was: lifted.reason, reason } })
    return c.body(null, 204)
  })

  api.openapi(exportRoute, async (c) => {
    await record(byCaller(c), 'suppression.exported', { id: null, detail: {} })
    return c.body(streamOf(rowsOf(world)), 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="suppressions.csv"',
      'cache-control': 'no-store',
    })
  })

  return api
}

async function* rowsOf(world: Pick<World, 'db' | 'config'>): AsyncGenerator<string> {
  yield csvMark + csvRow(['address', 'reason', 'detail', 'suppressedAt', 'endsAt'])
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof listSuppressions>> = await listSuppressions(
      world,
      {},
      { limit: 500, ...(cursor ? { cursor } : {}) },
    )
    yield page.items
      .map((each) => csvRow([each.address, each.reason, each.detail, each.suppressedAt, each.endsAt]))
      .join('')
    cursor = page.nextCursor
  } while (cursor)
}
