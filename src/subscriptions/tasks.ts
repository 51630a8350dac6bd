import { z } from 'zod'
import { addDays, addSeconds } from '../platform/clock.ts'
import { inTransaction, type Tx } from '../platform/db/db.ts'
import { defineTask, queueTask } from '../platform/queue/queue.ts'
import { taskWaits } from '../platform/queue/task-waits.ts'
import type { World } from '../platform/world.ts'
import { deleteTraces, deleteTries, deleteUnconfirmed, deleteUnusedTexts } from './store-retention.ts'
import { confirmDays, floodSeconds } from './subscription.ts'

/** How long it is kept from which machine a step came. */
const daysOfTraces = 30

/** Deletes what nobody confirmed in time, and what is not needed any more: machines, counts of requests. */
export async function forgetUnconfirmed(world: Pick<World, 'db' | 'clock' | 'events'>): Promise<void> {
  const now = world.clock.now()
  await inTransaction(world, async (tx) => {
    await deleteTries(tx, addSeconds(now, -floodSeconds))
    await deleteTraces(tx, addDays(now, -daysOfTraces))
    await deleteUnconfirmed(tx, now)
    await deleteUnusedTexts(tx, addDays(now, -confirmDays))
  })
}

const everySeconds = 3600

/** Runs once an hour. */
export const forgetUnconfirmedTask = defineTask({
  name: 'subscriptions.forget-unconfirmed',
  payload: z.object({}),
  retry: { attempts: 5, backoffSeconds: 60 },
  async run(world) {
    await forgetUnconfirmed(world)
    const runAt = addSeconds(world.clock.now(), everySeconds)
    await inTransaction(world, (tx) => queueOnce(tx, world, runAt))
  },
})

/** For the start of a worker: from then on it queues itself. */
export async function queueForgettingUnconfirmed(
  world: Pick<World, 'db' | 'clock' | 'ids' | 'events'>,
): Promise<void> {
  await inTransaction(world, (tx) => queueOnce(tx, world, world.clock.now()))
}

async function queueOnce(tx: Tx, world: Pick<World, 'clock' | 'ids'>, runAt: string): Promise<void> {
  if (!(await taskWaits(tx, forgetUnconfirmedTask.name, world.clock.now())))
    await queueTask(tx, world, { task: forgetUnconfirmedTask, payload: {}, runAt })
}
