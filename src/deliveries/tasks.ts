import { z } from 'zod'
import { addSeconds, type Instant } from '../platform/clock.ts'
import { inTransaction, type Tx } from '../platform/db/db.ts'
import { defineTask, queueTask } from '../platform/queue/queue.ts'
import type { World } from '../platform/world.ts'
import { forgetOldDeliveries } from './forget-old-deliveries.ts'
import { nextDueAt, sendDueWaits } from './store.ts'
import { submitDue } from './submit-due.ts'

/** How long a relay that is down is left alone. */
const restSeconds = 60
/** How often mails that wait for a relay to be configured ask again. */
const waitSeconds = 600

/**
 * Submits what is due, then sees to it that it runs again when the next mail is. Without an SMTP server the
 * mails wait.
 */
export const sendDue = defineTask({
  name: 'deliveries.send-due',
  lane: 'mail', // a relay may take its time
  payload: z.object({}),
  retry: { attempts: 5, backoffSeconds: 60 },
  async run(world) {
    await forgetOldDeliveries(world)
    const { smtpUrl } = world.config
    const { relayIsDown } = smtpUrl ? await submitDue(world, smtpUrl) : { relayIsDown: true }
    const pause = smtpUrl ? restSeconds : waitSeconds
    const earliest = addSeconds(world.clock.now(), relayIsDown ? pause : 0)
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
