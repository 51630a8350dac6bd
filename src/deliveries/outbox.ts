import { toInstant } from '../platform/clock.ts'
import { inTransaction, type Tx } from '../platform/db/db.ts'
import { queueTask } from '../platform/queue/queue.ts'
import { ok, type Result, refused } from '../platform/result.ts'
import type { World } from '../platform/world.ts'
import {
  type Delivery,
  type DeliveryRefusal,
  type DeliveryStatus,
  type DeliveryWithContent,
  refuseCancel,
  refuseRetry,
  statusOf,
} from './delivery.ts'
import {
  attemptsOf,
  cancelDeliveryRow,
  type DeliveryAttempt,
  type DeliveryFilter,
  deliveryById,
  requeueDelivery,
  selectDeliveries,
} from './store.ts'
import { sendDue } from './tasks.ts'

type Reads = Pick<World, 'db' | 'clock' | 'config'>
type Writes = Pick<World, 'db' | 'clock' | 'events' | 'ids'>

export type OutboxItem = Delivery & { status: DeliveryStatus }

/** A page of the outbox, newest first. */
export async function listOutbox(
  world: Reads,
  filter: DeliveryFilter,
  page: { limit: number; cursor?: string },
): Promise<{ items: OutboxItem[]; nextCursor: string | null }> {
  const [time = '', id = ''] = page.cursor?.split('_') ?? []
  const at = toInstant(time)
  const after = at && id ? { at, id } : null
  const found = await selectDeliveries(world.db, filter, { limit: page.limit + 1, after })
  const items = found.slice(0, page.limit).map((delivery) => withStatus(world, delivery))
  const last = items.at(-1)
  return { items, nextCursor: found.length > page.limit && last ? `${last.createdAt}_${last.id}` : null }
}

/** One mail with its content and all its tries; null when there is none. */
export async function mailInOutbox(
  world: Reads,
  id: string,
): Promise<(DeliveryWithContent & { status: DeliveryStatus; tries: DeliveryAttempt[] }) | null> {
  const delivery = await deliveryById(world.db, id)
  return delivery && { ...withStatus(world, delivery), tries: await attemptsOf(world.db, id) }
}

/** Has the mail submitted at once, also one that was given up or cancelled. */
export function retryDelivery(world: Writes, id: string): Promise<Result<null, DeliveryRefusal>> {
  return inTransaction(world, async (tx) => {
    const now = world.clock.now()
    const delivery = await deliveryById(tx, id)
    if (!delivery) return refused('unknown-delivery')
    const refusal = refuseRetry(delivery, now)
    if (refusal) return refused(refusal)
    if (!(await requeueDelivery(tx, id, now))) return refused('delivery-under-way')
    await queueTask(tx, world, { task: sendDue, payload: {} })
    return ok(null)
  })
}

/** Takes the mail out of the queue, before anything of it has left or between two tries. */
export function cancelDelivery(world: Writes, id: string): Promise<Result<null, DeliveryRefusal>> {
  return inTransaction(world, async (tx) => {
    const now = world.clock.now()
    const delivery = await deliveryById(tx, id)
    if (!delivery) return refused('unknown-delivery')
    const refusal = refuseCancel(delivery, now)
    if (refusal) return refused(refusal)
    if (!(await cancelDeliveryRow(tx, id, now))) return refused('delivery-under-way')
    return ok(null)
  })
}

const withStatus = <D extends Delivery>(world: Reads, delivery: D): D & { status: DeliveryStatus } => ({
  ...delivery,
  status: statusOf(delivery, { now: world.clock.now(), hasSmtp: world.config.smtpUrl !== null }),
})

/** With the caller's transaction: mails about something that is void do not leave any more, if they have not yet. */
export async function withdrawDeliveries(
  tx: Tx,
  world: Pick<World, 'clock'>,
  about: { kind: string; ref: string },
): Promise<void> {
  const now = world.clock.now()
  const open = await selectDeliveries(tx, { ...about, state: 'open' }, { limit: 100, after: null })
  for (const { id } of open) await cancelDeliveryRow(tx, id, now)
}
