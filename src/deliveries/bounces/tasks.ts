import { z } from 'zod'
import { addSeconds } from '../../platform/clock.ts'
import { inTransaction } from '../../platform/db/db.ts'
import { defineTask, queueTask } from '../../platform/queue/queue.ts'
import { taskWaits } from '../../platform/queue/task-waits.ts'
import type { World } from '../../platform/world.ts'
import { readMailbox } from './read-mailbox.ts'

const pauseSeconds = 300

/** Reads the bounce mailbox every five minutes, and at once again while there is more than fits one run. */
export const readBouncesTask = defineTask({
  name: 'deliveries.read-bounces',
  lane: 'bounces', // a mail server may take its time
  payload: z.object({}),
  retry: { attempts: 3, backoffSeconds: 60 },
  async run(world) {
    const { bounceImapUrl } = world.config
    if (!bounceImapUrl) return
    const hasMore = await look(world, bounceImapUrl)
    await queueNext(world, hasMore ? 0 : pauseSeconds)
  },
})

/** A mailbox that does not answer is asked again at its usual time; the newsroom shows what it said. */
async function look(world: World, imapUrl: string): Promise<boolean> {
  try {
    const { taken, left, more } = await readMailbox(world, imapUrl)
    if (taken + left > 0) world.log.info({ taken, left }, 'bounces were read')
    return more
  } catch (error) {
    world.log.warn({ err: error }, 'the bounce mailbox could not be read')
    return false
  }
}

async function queueNext(world: World, seconds: number): Promise<void> {
  const now = world.clock.now()
  await inTransaction(world, async (tx) => {
    if (!(await taskWaits(tx, readBouncesTask.name, addSeconds(now, 1))))
      await queueTask(tx, world, { task: readBouncesTask, payload: {}, runAt: addSeconds(now, seconds) })
  })
}

/** For the start of a worker. */
export async function queueReadingBounces(
  world: Pick<World, 'db' | 'events' | 'ids' | 'clock' | 'config'>,
): Promise<void> {
  if (!world.config.bounceImapUrl) return
  await inTransaction(world, async (tx) => {
    if (!(await taskWaits(tx, readBouncesTask.name, world.clock.now())))
      await queueTask(tx, world, { task: readBouncesTask, payload: {} })
  })
}
