import { recordAudit } from '../audit/index.ts'
import { inTransaction } from '../platform/db/db.ts'
import type { World } from '../platform/world.ts'
import { findReaders, readerProof } from '../subscriptions/newsroom/index.ts'
import { byCaller } from './caller.ts'
import { foundReaders, readerProof as proof, readerSearch } from './contract/readers.ts'
import { type Api, idParameter, jsonAnswer, jsonBody, newApi, route } from './kit.ts'
import { ApiProblem } from './problem.ts'

const tags = ['subscriptions']

const searchRoute = route({
  method: 'post',
  path: '/readers/search',
  operationId: 'searchReaders',
  access: 'readers.read',
  tags,
  summary: 'Readers who follow something by e-mail, by a part of their address; at most 50',
  request: { body: jsonBody(readerSearch) },
  responses: { 200: jsonAnswer(foundReaders, 'In the order of the addresses') },
})
const proofRoute = route({
  method: 'get',
  path: '/readers/{id}',
  operationId: 'getReader',
  access: 'readers.read',
  tags,
  summary: 'What a reader follows, and the proof of each consent; opening it is written to the audit log',
  request: { params: idParameter },
  responses: { 200: jsonAnswer(proof, 'The reader') },
})

const mostFound = 50

/** Readers by their addresses, for who has to show what somebody consented to. */
export function readersApi(world: World): Api {
  const api = newApi()

  api.openapi(searchRoute, async (c) => {
    const { words } = c.req.valid('json')
    return c.json({ items: await findReaders(world.longReads, words, mostFound) }, 200)
  })

  api.openapi(proofRoute, async (c) => {
    const found = await readerProof(world, c.req.valid('param').id)
    if (!found) throw new ApiProblem({ status: 404, code: 'not-found' })
    const { actor, address } = byCaller(c)
    await inTransaction(world, (tx) =>
      recordAudit(tx, world, {
        actor,
        action: 'reader.opened',
        // The log outlives an erasure: whoever it was is named by the id only.
        subject: { kind: 'reader', id: found.id, label: null },
        detail: {},
        address,
      }),
    )
    return c.json(found, 200)
  })

  return api
}
