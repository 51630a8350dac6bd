import type { Context } from 'hono'
import { recordAudit } from '../audit/index.ts'
import {
  cancelMailing,
  deliveriesOf,
  exampleMessage,
  listMailings,
  type MailingDeliveryItem,
  type MailingItem,
  mailingInOutbox,
  pauseMailing,
  resumeMailing,
} from '../deliveries/mailings/index.ts'
import { inTransaction } from '../platform/db/db.ts'
import type { World } from '../platform/world.ts'
import { byCaller, refusalProblem } from './caller.ts'
import { listQuery } from './contract/common.ts'
import { mailingDeliveryPage, mailingDetail, mailingPage, mailingQuery } from './contract/mailings.ts'
import { type Api, type ApiEnv, idParameter, jsonAnswer, newApi, route } from './kit.ts'
import { ApiProblem } from './problem.ts'

const listRoute = route({
  method: 'get',
  path: '/mailings',
  operationId: 'listMailings',
  access: 'outbox.read',
  tags: ['outbox'],
  summary: 'Mails to many, newest first, with how far they are',
  request: { query: mailingQuery },
  responses: { 200: jsonAnswer(mailingPage, 'One page') },
})
const readRoute = route({
  method: 'get',
  path: '/mailings/{id}',
  operationId: 'getMailing',
  access: 'outbox.read',
  tags: ['outbox'],
  summary: 'One mail to many, with one of its messages as it leaves; opening it is written to the audit log',
  request: { params: idParameter },
  responses: { 200: jsonAnswer(mailingDetail, 'The mailing') },
})
const deliveriesRoute = route({
  method: 'get',
  path: '/mailings/{id}/deliveries',
  operationId: 'listMailingDeliveries',
  access: 'outbox.read',
  tags: ['outbox'],
  summary: 'Who gets a mail to many, and what became of it',
  request: { params: idParameter, query: listQuery },
  responses: { 200: jsonAnswer(mailingDeliveryPage, 'One page') },
})
const pauseRoute = route({
  method: 'post',
  path: '/mailings/{id}/pause',
  operationId: 'pauseMailing',
  access: 'outbox.read',
  conflict: 'It has not started, is paused already, or is over',
  tags: ['outbox'],
  summary: 'Nobody else gets it until it is resumed',
  request: { params: idParameter },
  responses: { 204: { description: 'It is paused' } },
})
const resumeRoute = route({
  method: 'post',
  path: '/mailings/{id}/resume',
  operationId: 'resumeMailing',
  access: 'outbox.read',
  conflict: 'It is not paused, or is over',
  tags: ['outbox'],
  summary: 'Go on with those who did not have it yet',
  request: { params: idParameter },
  responses: { 204: { description: 'It goes on' } },
})
const cancelRoute = route({
  method: 'post',
  path: '/mailings/{id}/cancel',
  operationId: 'cancelMailing',
  access: 'outbox.read',
  conflict: 'It is over',
  tags: ['outbox'],
  summary: 'For good: who has not got it does not get it any more',
  request: { params: idParameter },
  responses: { 204: { description: 'It is cancelled' } },
})

const statuses = {
  'unknown-mailing': 404,
  'not-started': 409,
  'already-paused': 409,
  'not-paused': 409,
  'mailing-over': 409,
} as const

/** Mails to many, for administrators: their links are the recipients' own. */
export function mailingsApi(world: World): Api {
  const api = newApi()

  const mailingOr404 = async (id: string): Promise<MailingItem> => {
    const mailing = await mailingInOutbox(world, id)
    if (!mailing) throw new ApiProblem({ status: 404, code: 'unknown-mailing' })
    return mailing
  }

  const record = (c: Context<ApiEnv>, action: string, { id, subject, kind }: MailingItem) =>
    inTransaction(world, (tx) =>
      recordAudit(tx, world, {
        ...byCaller(c),
        action,
        subject: { kind: 'mailing', id, label: subject },
        detail: { kind },
      }),
    )

  const change = async (
    c: Context<ApiEnv>,
    id: string,
    { run, action }: { run: typeof pauseMailing; action: string },
  ): Promise<void> => {
    const mailing = await mailingOr404(id)
    const changed = await run(world, mailing.id)
    if (!changed.ok) throw refusalProblem(changed, statuses)
    await record(c, action, mailing)
  }

  api.openapi(listRoute, async (c) => {
    const { limit, cursor, ...filter } = c.req.valid('query')
    const page = await listMailings(world, filter, { limit, cursor })
    return c.json({ ...page, hasSmtp: world.config.smtpUrl !== null }, 200)
  })
  api.openapi(readRoute, async (c) => {
    const mailing = await mailingOr404(c.req.valid('param').id)
    const example = await exampleMessage(world, mailing.id)
    await record(c, 'outbox.opened', mailing)
    return c.json({ ...mailing, example }, 200)
  })
  api.openapi(deliveriesRoute, async (c) => {
    const { id } = await mailingOr404(c.req.valid('param').id)
    const { items, nextCursor } = await deliveriesOf(world, id, c.req.valid('query'))
    return c.json({ items: items.map(present), nextCursor }, 200)
  })
  api.openapi(pauseRoute, async (c) => {
    await change(c, c.req.valid('param').id, { run: pauseMailing, action: 'outbox.mailing-paused' })
    return c.body(null, 204)
  })
  api.openapi(resumeRoute, async (c) => {
    await change(c, c.req.valid('param').id, { run: resumeMailing, action: 'outbox.mailing-resumed' })
    return c.body(null, 204)
  })
  api.openapi(cancelRoute, async (c) => {
    await change(c, c.req.valid('param').id, { run: cancelMailing, action: 'outbox.mailing-cancelled' })
    return c.body(null, 204)
  })

  return api
}

const present = (delivery: MailingDeliveryItem) => ({
  number: delivery.number,
  to: delivery.address,
  status: delivery.status,
  tries: delivery.attempts,
  repeats: delivery.repeats,
  nextTryAt: delivery.status === 'deferred' ? delivery.nextAt : null,
  acceptedAt: delivery.acceptedAt,
  failedAt: delivery.failedAt,
  bouncedAt: delivery.bouncedAt,
  answer: delivery.answer,
})
