import { systemActor } from '../accounts/index.ts'
import { recordAudit } from '../audit/index.ts'
import { type Instant, millisecondsBetween } from '../platform/clock.ts'
import { inTransaction, type Tx } from '../platform/db/db.ts'
import { guardedFetch } from '../platform/http/guarded-fetch.ts'
import type { World } from '../platform/world.ts'
import { disableEndpoint, endpointById, endpointWithSecret, setHealth } from './store.ts'
import { claimDelivery, type Delivery, dueDeliveries, recordAttempt } from './store-deliveries.ts'
import {
  type Endpoint,
  fairShare,
  healthAfter,
  nextTryAt,
  outcomeOf,
  signature,
  timeoutMilliseconds,
} from './webhook.ts'

type Needs = Pick<World, 'db' | 'clock' | 'ids' | 'events' | 'config' | 'log'>

const atOnce = 8
const lookedAt = 100

/**
 * Sends what is due, up to eight at once; answers how many it tried. Each try is claimed and counted before the first
 * byte leaves, so a process that dies in between sends again when its claim has run out: at least once. Receivers know
 * by `id` what they have seen.
 */
export async function sendDueWebhooks(world: Needs): Promise<number> {
  const due = fairShare(await dueDeliveries(world.db, world.clock.now(), lookedAt), atOnce)
  await Promise.all(due.map(({ id }) => sendOne(world, id)))
  return due.length
}

async function sendOne(world: Needs, id: string): Promise<void> {
  const startedAt = world.clock.now()
  const delivery = await claimDelivery(world.db, id, startedAt)
  const known = delivery && (await endpointWithSecret(world.db, delivery.endpointId))
  if (!known) return // another process has it, or its endpoint was removed
  const answer = await post(world, { delivery, ...known, at: startedAt })
  await inTransaction(world, (tx) => writeDown(tx, world, { delivery, startedAt, answer }))
}

type Answer = { status: number | null; error: string | null }

async function post(
  world: Needs,
  parcel: { delivery: Delivery & { body: string }; endpoint: Endpoint; secret: string; at: Instant },
): Promise<Answer> {
  const { delivery, endpoint, secret, at } = parcel
  const answer = await guardedFetch(world, {
    url: endpoint.url,
    method: 'POST',
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'depesche-signature': signature(secret, delivery.body, at),
      'depesche-event': delivery.event,
      'depesche-delivery': delivery.id,
    },
    body: delivery.body,
    timeoutMilliseconds,
    // Of the answer only its status is wanted, but a body has to be read for the connection to end well.
    maxBytes: 1_000_000,
  })
  if (answer.ok) return { status: answer.value.status, error: null }
  const { reason } = answer.detail ?? {}
  return { status: null, error: reason ? `${answer.refusal}: ${reason}` : answer.refusal }
}

async function writeDown(
  tx: Tx,
  world: Needs,
  end: { delivery: Delivery; startedAt: Instant; answer: Answer },
): Promise<void> {
  const { delivery, startedAt, answer } = end
  // As it is now: other answers of it may have come since this one was asked for.
  const endpoint = await endpointById(tx, delivery.endpointId)
  if (!endpoint) return
  const at = world.clock.now()
  const outcome = outcomeOf(answer.status)
  const delivered = outcome === 'delivered'
  await recordAttempt(tx, delivery, {
    ...answer,
    startedAt,
    milliseconds: millisecondsBetween(startedAt, at),
    at,
    delivered,
    nextTryAt: delivered ? null : nextTryAt(delivery, at),
  })
  const { disable, ...health } = healthAfter(endpoint, outcome, at)
  await setHealth(tx, endpoint.id, health)
  if (!delivered) world.log.warn({ webhook: endpoint.id, ...answer }, 'a webhook was not taken')
  if (!disable || !(await disableEndpoint(tx, endpoint.id, { at, reason: disable }))) return
  await recordAudit(tx, world, {
    actor: systemActor,
    action: 'webhook.disabled',
    subject: { kind: 'webhook', id: endpoint.id, label: endpoint.description ?? endpoint.url },
    detail: { url: endpoint.url, reason: disable, failingSince: health.failingSince },
  })
}
