import { recordAudit } from '../audit/index.ts'
import {
  cancelDelivery,
  type OutboxItem as Item,
  listOutbox,
  mailInOutbox,
  retryDelivery,
} from '../deliveries/index.ts'
import { inTransaction } from '../platform/db/db.ts'
import type { World } from '../platform/world.ts'
import { byCaller, refusalProblem } from './caller.ts'
import { type OutboxItem, outboxMail, outboxPage, outboxQuery } from './contract/deliveries.ts'
import { type Api, idParameter, jsonAnswer, newApi, route } from './kit.ts'
import { ApiProblem } from './problem.ts'

const listRoute = route({
  method: 'get',
  path: '/outbox',
  operationId: 'listOutbox',
  access: 'outbox.read',
  tags: ['outbox'],
  summary: 'Mails of the system, newest first',
  request: { query: outboxQuery },
  responses: { 200: jsonAnswer(outboxPage, 'One page') },
})
const readRoute = route({
  method: 'get',
  path: '/outbox/{id}',
  operationId: 'getOutboxMail',
  access: 'outbox.read',
  tags: ['outbox'],
  summary: 'One mail as it leaves, with its tries; opening it is written to the audit log',
  request: { params: idParameter },
  responses: { 200: jsonAnswer(outboxMail, 'The mail') },
})
const retryRoute = route({
  method: 'post',
  path: '/outbox/{id}/retry',
  operationId: 'retryOutboxMail',
  access: 'outbox.read',
  conflict: 'It was accepted, is being handed over, or its link has expired',
  tags: ['outbox'],
  summary: 'Try at once, also a mail that was given up or cancelled',
  request: { params: idParameter },
  responses: { 202: { description: 'It is due' } },
})
const cancelRoute = route({
  method: 'post',
  path: '/outbox/{id}/cancel',
  operationId: 'cancelOutboxMail',
  access: 'outbox.read',
  conflict: 'It was accepted or is being handed over',
  tags: ['outbox'],
  summary: 'Take a mail out of the queue',
  request: { params: idParameter },
  responses: { 204: { description: 'It will not leave' } },
})

const statuses = {
  'unknown-delivery': 404,
  'already-accepted': 409,
  'delivery-under-way': 409,
  'link-expired': 409,
} as const

/** The outbox, for administrators: links in mails open accounts. */
export function outboxApi(world: World): Api {
  const api = newApi()

  const record = (
    by: ReturnType<typeof byCaller>,
    action: string,
    mail: { id: string; to: string; kind: string },
  ) =>
    inTransaction(world, (tx) =>
      recordAudit(tx, world, {
        ...by,
        action,
        subject: { kind: 'delivery', id: mail.id, label: mail.to },
        detail: { kind: mail.kind },
      }),
    )

  const mailOr404 = async (id: string) => {
    const mail = await mailInOutbox(world, id)
    if (!mail) throw new ApiProblem({ status: 404, code: 'unknown-delivery' })
    return mail
  }

  api.openapi(listRoute, async (c) => {
    const { limit, cursor, ...filter } = c.req.valid('query')
    const { items, nextCursor } = await listOutbox(world, filter, { limit, cursor })
    return c.json({ items: items.map(present), nextCursor, hasSmtp: world.config.smtpUrl !== null }, 200)
  })
  api.openapi(readRoute, async (c) => {
    const mail = await mailOr404(c.req.valid('param').id)
    await record(byCaller(c), 'outbox.opened', mail)
    const { from, messageId, headers, text, html, usefulUntil, tries } = mail
    return c.json(
      { ...present(mail), from, messageId, headers, text, html, usefulUntil, attempts: tries },
      200,
    )
  })
  api.openapi(retryRoute, async (c) => {
    const mail = await mailOr404(c.req.valid('param').id)
    const retried = await retryDelivery(world, mail.id)
    if (!retried.ok) throw refusalProblem(retried, statuses)
    await record(byCaller(c), 'outbox.retried', mail)
    return c.body(null, 202)
  })
  api.openapi(cancelRoute, async (c) => {
    const mail = await mailOr404(c.req.valid('param').id)
    const cancelled = await cancelDelivery(world, mail.id)
    if (!cancelled.ok) throw refusalProblem(cancelled, statuses)
    await record(byCaller(c), 'outbox.cancelled', mail)
    return c.body(null, 204)
  })

  return api
}

const isOpen: Record<OutboxItem['status'], boolean> = {
  'waiting-for-smtp': false,
  queued: true,
  submitting: false,
  retrying: true,
  accepted: false,
  failed: false,
  bounced: false,
  cancelled: false,
}

const present = (item: Item): OutboxItem => ({
  id: item.id,
  kind: item.kind,
  status: item.status,
  to: item.to,
  subject: item.subject,
  createdAt: item.createdAt,
  tries: item.attempts,
  nextTryAt: isOpen[item.status] ? item.nextTryAt : null,
  acceptedAt: item.acceptedAt,
  failedAt: item.failedAt,
  lastError: item.lastError,
})
