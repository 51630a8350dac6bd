import type { Actor } from '../accounts/index.ts'
import { recordAudit } from '../audit/index.ts'
import { addSeconds } from '../platform/clock.ts'
import { inTransaction, type Tx } from '../platform/db/db.ts'
import { newSecret } from '../platform/ids.ts'
import { ok, type Result, refused } from '../platform/result.ts'
import type { World } from '../platform/world.ts'
import {
  deleteEndpoint,
  endpointById,
  insertEndpoint,
  listEndpoints,
  setSecret,
  updateEndpoint,
} from './store.ts'
import { deliveryById, giveUpBefore, insertDelivery, requeueDelivery } from './store-deliveries.ts'
import { bodyOf } from './tasks.ts'
import {
  type Endpoint,
  type EndpointInput,
  mayBeCalled,
  mostEndpoints,
  triedForSeconds,
  type WebhookRefusal,
} from './webhook.ts'

type Needs = Pick<World, 'db' | 'clock' | 'ids' | 'events' | 'config'>

const freshSecret = (): string => `whsec_${newSecret()}`

/** Makes an endpoint. Its secret is told here and never again; `renewSecret` makes another one. */
export async function createEndpoint(
  world: Needs,
  input: EndpointInput,
  actor: Actor,
): Promise<Result<{ endpoint: Endpoint; secret: string }, WebhookRefusal>> {
  if (!mayBeCalled(input.url, world.config.fetchAllow))
    return refused('webhook-url-not-allowed', { field: 'url' })
  return inTransaction(world, async (tx) => {
    if ((await listEndpoints(tx)).length >= mostEndpoints)
      return refused('too-many-webhooks', { count: mostEndpoints })
    const secret = freshSecret()
    const endpoint: Endpoint = {
      id: world.ids.newId(),
      url: input.url,
      description: input.description ?? null,
      events: [...new Set(input.events)],
      revision: 1,
      createdAt: world.clock.now(),
      createdBy: actor.name,
      disabledAt: null,
      disabledReason: null,
      failingSince: null,
      goneAnswers: 0,
    }
    await insertEndpoint(tx, { endpoint, secret, createdById: actor.id })
    await audit(tx, world, { actor, action: 'webhook.created', endpoint })
    return ok({ endpoint, secret })
  })
}

/**
 * Changes what is given. Enabling forgets past failures; what has waited meanwhile is sent if it is less than a day
 * old. Refused when somebody else changed it since `expected`.
 */
export async function editEndpoint(
  world: Needs,
  change: { id: string; input: Partial<EndpointInput> & { enabled?: boolean }; expected: number },
  actor: Actor,
): Promise<Result<Endpoint, WebhookRefusal>> {
  const { url, description, events, enabled } = change.input
  if (url !== undefined && !mayBeCalled(url, world.config.fetchAllow))
    return refused('webhook-url-not-allowed', { field: 'url' })
  return inTransaction(world, async (tx) => {
    const before = await endpointById(tx, change.id)
    if (!before) return refused('not-found')
    if (before.revision !== change.expected) return refused('revision-outdated', { current: before.revision })
    const endpoint: Endpoint = {
      ...before,
      ...(url === undefined ? {} : { url }),
      ...(description === undefined ? {} : { description }),
      ...(events === undefined ? {} : { events: [...new Set(events)] }),
      ...(enabled === true
        ? { disabledAt: null, disabledReason: null, failingSince: null, goneAnswers: 0 }
        : {}),
      ...(enabled === false && before.disabledAt === null
        ? { disabledAt: world.clock.now(), disabledReason: 'by-hand' as const }
        : {}),
    }
    if (!(await updateEndpoint(tx, endpoint)))
      return refused('revision-outdated', { current: before.revision })
    const now = world.clock.now()
    if (enabled) await giveUpBefore(tx, change.id, { instant: addSeconds(now, -triedForSeconds), now })
    await audit(tx, world, { actor, action: 'webhook.changed', endpoint })
    return ok({ ...endpoint, revision: before.revision + 1 })
  })
}

/** From now on bodies are signed with the new secret, also those that wait. */
export async function renewSecret(
  world: Needs,
  id: string,
  actor: Actor,
): Promise<Result<string, WebhookRefusal>> {
  return inTransaction(world, async (tx) => {
    const endpoint = await endpointById(tx, id)
    if (!endpoint) return refused('not-found')
    const secret = freshSecret()
    await setSecret(tx, id, secret)
    await audit(tx, world, { actor, action: 'webhook.secret-renewed', endpoint })
    return ok(secret)
  })
}

/** Removes the endpoint with what waited for it. */
export async function removeEndpoint(
  world: Needs,
  id: string,
  actor: Actor,
): Promise<Result<null, WebhookRefusal>> {
  return inTransaction(world, async (tx) => {
    const endpoint = await endpointById(tx, id)
    if (!endpoint) return refused('not-found')
    await deleteEndpoint(tx, id)
    await audit(tx, world, { actor, action: 'webhook.removed', endpoint })
    return ok(null)
  })
}

/** Sends a test; answers the id of its delivery. */
export async function pingEndpoint(world: Needs, id: string): Promise<Result<string, WebhookRefusal>> {
  return inTransaction(world, async (tx) => {
    const endpoint = await endpointById(tx, id)
    if (!endpoint) return refused('not-found')
    if (endpoint.disabledAt !== null) return refused('webhook-disabled')
    const at = world.clock.now()
    const deliveryId = world.ids.newId()
    const eventId = `ping_${deliveryId}`
    const body = bodyOf({ event: 'ping', id: eventId, occurredAt: at, data: { webhookId: id } })
    await insertDelivery(tx, { id: deliveryId, endpointId: id, eventId, event: 'ping', body, createdAt: at })
    return ok(deliveryId)
  })
}

/** Sends a delivery once more, whatever became of it. */
export async function retryDelivery(
  world: Needs,
  wish: { endpointId: string; deliveryId: string },
): Promise<Result<null, WebhookRefusal>> {
  return inTransaction(world, async (tx) => {
    const endpoint = await endpointById(tx, wish.endpointId)
    const delivery = await deliveryById(tx, wish.deliveryId)
    if (!endpoint || delivery?.endpointId !== endpoint.id) return refused('not-found')
    if (endpoint.disabledAt !== null) return refused('webhook-disabled')
    if (!(await requeueDelivery(tx, delivery.id, world.clock.now()))) return refused('webhook-under-way')
    return ok(null)
  })
}

const audit = (
  tx: Tx,
  world: Needs,
  { actor, action, endpoint }: { actor: Actor; action: string; endpoint: Endpoint },
): Promise<void> =>
  recordAudit(tx, world, {
    actor,
    action,
    subject: { kind: 'webhook', id: endpoint.id, label: endpoint.description ?? endpoint.url },
    detail: { url: endpoint.url, events: endpoint.events, enabled: endpoint.disabledAt === null },
  })
