import { z } from 'zod'
import { inTransaction } from '../platform/db/db.ts'
import { announce } from '../platform/events/events.ts'
import { type AnyTask, defineTask } from '../platform/queue/queue.ts'

/**
 * Runs when the time of a pin is over: the page is worked out from the clock, so all there is to do is to say that it
 * changed. Harmless when the pins were saved anew since.
 */
export const pinEndsTask = defineTask({
  name: 'front-page.pin-ends',
  payload: z.object({}),
  retry: { attempts: 20, backoffSeconds: 1 },
  run: async (world) => {
    await inTransaction(world, (tx) => announce(tx, world.clock, 'front-page.changed', {}))
  },
})

export const frontPageTasks: readonly AnyTask[] = [pinEndsTask]
