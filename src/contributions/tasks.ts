import { z } from 'zod'
import { forgetSilentWriters } from '../comments/writers/index.ts'
import { forgetOrigins, forgetRecommendations } from '../comments/written/index.ts'
import { addDays, addSeconds } from '../platform/clock.ts'
import { inTransaction, type Tx } from '../platform/db/db.ts'
import { defineTask, queueTask } from '../platform/queue/queue.ts'
import { taskWaits } from '../platform/queue/task-waits.ts'
import type { World } from '../platform/world.ts'
import { forgetUsedProofs } from './bots/store.ts'

/** How long the addresses are kept from which contributions came. */
const daysOfOrigins = 7
const daysOfSilentWriters = 30

/** Cuts what is not needed any more: addresses after seven days, who recommended after the day, addresses without a comment. */
export async function forgetOldTraces(world: Pick<World, 'db' | 'clock' | 'events'>): Promise<void> {
  const now = world.clock.now()
  await inTransaction(world, async (tx) => {
    await forgetUsedProofs(tx, now)
    await forgetOrigins(tx, addDays(now, -daysOfOrigins))
    await forgetRecommendations(tx, now.slice(0, 10))
    await forgetSilentWriters(tx, addDays(now, -daysOfSilentWriters))
  })
}

const everySeconds = 6 * 3600

/** Runs four times a day. */
export const forgetTracesTask = defineTask({
  name: 'contributions.forget-traces',
  payload: z.object({}),
  retry: { attempts: 5, backoffSeconds: 60 },
  async run(world) {
    await forgetOldTraces(world)
    const runAt = addSeconds(world.clock.now(), everySeconds)
    await inTransaction(world, (tx) => queueOnce(tx, world, runAt))
  },
})

/** For the start of a worker: from then on it queues itself. */
export async function queueForgettingTraces(
  world: Pick<World, 'db' | 'clock' | 'ids' | 'events'>,
): Promise<void> {
  await inTransaction(world, (tx) => queueOnce(tx, world, world.clock.now()))
}

async function queueOnce(tx: Tx, world: Pick<World, 'clock' | 'ids'>, runAt: string): Promise<void> {
  const { name } = forgetTracesTask
  if (!(await taskWaits(tx, name, world.clock.now())))
    await queueTask(tx, world, { task: forgetTracesTask, payload: {}, runAt })
}
