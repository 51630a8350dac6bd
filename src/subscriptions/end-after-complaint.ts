import { z } from 'zod'
import type { DepescheEvent } from '../platform/events/events.ts'
import { addressKeyOf } from '../platform/mail-address.ts'
import { defineTask, type TaskRequest } from '../platform/queue/queue.ts'
import type { World } from '../platform/world.ts'
import { endAllSubscriptions } from './own/change-subscription.ts'
import { readerByKey, suppressedAddress } from './store.ts'

/** Whoever filed a mail as spam follows nothing any more: to a provider a complaint is an unsubscription. */
export async function endAfterComplaint(
  world: Pick<World, 'db' | 'clock' | 'ids' | 'events' | 'config'>,
  suppressionId: string,
): Promise<void> {
  const address = await suppressedAddress(world.db, suppressionId)
  const reader = address === null ? null : await readerByKey(world.db, addressKeyOf(address))
  if (reader) await endAllSubscriptions(world, { reader, channel: 'complaint' })
}

export const endAfterComplaintTask = defineTask({
  name: 'subscriptions.end-after-complaint',
  payload: z.object({ suppressionId: z.string() }),
  retry: { attempts: 10, backoffSeconds: 60 },
  run: (world, { suppressionId }) => endAfterComplaint(world, suppressionId),
})

export const subscriptionTasksFor = (event: DepescheEvent): TaskRequest[] =>
  event.type === 'deliveries.complained'
    ? [{ name: endAfterComplaintTask.name, payload: { suppressionId: event.payload.suppressionId } }]
    : []
