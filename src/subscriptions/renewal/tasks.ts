import { z } from 'zod'
import { addSeconds } from '../../platform/clock.ts'
import { inTransaction } from '../../platform/db/db.ts'
import { defineTask, queueTask } from '../../platform/queue/queue.ts'
import { taskWaits } from '../../platform/queue/task-waits.ts'
import type { World } from '../../platform/world.ts'

const everySeconds = 86_400
/** Between two runs while some readers have not had their turn. */
const restSeconds = 1

/** Once a day: asks who has followed something for a year, and ends what nobody answered; some at a time. */
export const renewalTask = defineTask({
  name: 'subscriptions.renew',
  payload: z.object({}),
  retry: { attempts: 5, backoffSeconds: 60 },
  async run(world) {
    const { askToRenew, endUnanswered } = await import('./renew.ts')
    const ended = await endUnanswered(world)
    const asked = await askToRenew(world)
    const runAt = addSeconds(world.clock.now(), ended || asked ? restSeconds : everySeconds)
    await inTransaction(world, (tx) => queueTask(tx, world, { task: renewalTask, payload: {}, runAt }))
  },
})

/** For the start of a worker: from then on it queues itself. */
export const queueRenewal = (world: World): Promise<void> =>
  inTransaction(world, async (tx) => {
    if (!(await taskWaits(tx, renewalTask.name, world.clock.now())))
      await queueTask(tx, world, { task: renewalTask, payload: {} })
  })
