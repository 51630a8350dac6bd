import { z } from 'zod'
import { addSeconds, type Instant } from '../platform/clock.ts'
import { inTransaction, type Tx } from '../platform/db/db.ts'
import { defineTask, queueTask } from '../platform/queue/queue.ts'
import type { World } from '../platform/world.ts'
import { forgetOldDeliveries } from './forget-old-deliveries.ts'
import { nextDueAt, sendDueWaits } from './store.ts'
import { submitDue } from './submit-due.ts'

/**
 * Submits what is due, then sees to it that it runs again when the next mail is. Without an SMTP server it does
 * nothing, and the mails wait.
 */
export const sendDue = defineTask({
  name: 'deliveries.send-due',
  payload: z.object({}),
  retry: { attempts: 5, backoffSeconds: 60 },
  async run(world) {
    await forgetOldDeliveries(world)
    if (!world.config.smtpUrl) return
    const { relayIsDown } = await submitDue(world, world.config.smtpUrl)
    const earliest = addSeconds(world.clock.now(), relayIsDown ? 60 : 0)
    await inTransaction(world, (tx) => queueNextRun(tx, world, earliest))
  },
})

async function queueNextRun(tx: Tx, world: World, earliest: Instant): Promise<void> {
  const due = await nextDueAt(tx)
  if (!due) return
  const at = due > earliest ? due : earliest
  if (await sendDueWaits(tx, sendDue.name, { now: world.clock.now(), at })) return
  await queueTask(tx, world, { task: sendDue, payload: {}, runAt: at })
}

/** For the start of a worker: mails that waited for an SMTP server, or for a process that died, go out now. */
export async function queueSendDue(world: Pick<World, 'db' | 'events' | 'ids' | 'clock'>): Promise<void> {
  await inTransaction(world, (tx) => queueTask(tx, world, { task: sendDue, payload: {} }))
}
