import { queueSendDue } from './deliveries/index.ts'
import { followReactions } from './platform/queue/follow-reactions.ts'
import { openTaskWorkers } from './platform/queue/worker.ts'
import type { World } from './platform/world.ts'
import { tasks, tasksFor } from './reactions.ts'
import { queueRelatedCatchUp } from './related/index.ts'
import { queueSearchCatchUp } from './search/index.ts'
import { isOldNews } from './site/follow-events.ts'
import { openWebhookSender } from './webhooks/index.ts'

/** Each turn writes to the disk, for which the thread waits: what comes ten times a second is gathered. */
const gatherMilliseconds = 2000
/** Indexes and mails do not stand before the pages that are asked for at once when something was published. */
const afterPagesMilliseconds = 100

/** The work that no reader waits for: tasks, reactions to events, webhooks. Several processes may do it at once. */
export async function startBackground(world: World): Promise<{ stop(): Promise<void> }> {
  const worker = openTaskWorkers(world, tasks)
  const webhooks = openWebhookSender(world)
  let reacting: Promise<void> | null = null
  let again = false

  /** One run at a time; events that come during a run get another. */
  const react = (): Promise<void> => {
    again = true
    reacting ??= (async () => {
      while (again) {
        again = false
        while ((await followReactions(world, 'reactions', tasksFor)) > 0);
      }
      worker.wake()
      webhooks.wake()
    })()
      .catch((error) => world.log.error({ err: error }, 'reacting to events failed'))
      .finally(() => {
        reacting = null
      })
    return reacting
  }

  const soon = openDelay(afterPagesMilliseconds, () => void react())
  const later = openDelay(gatherMilliseconds, () => void react())
  const unfollow = world.events.follow((event) => (isOldNews(event) ? later : soon).start())
  await queueSendDue(world)
  await queueRelatedCatchUp(world)
  await queueSearchCatchUp(world)
  await react()
  worker.start()
  webhooks.start()
  return {
    async stop() {
      unfollow()
      soon.stop()
      later.stop()
      await reacting
      await Promise.all([worker.stop(), webhooks.stop()])
    },
  }
}

/** Runs once, so long after the first start since it last ran. */
function openDelay(milliseconds: number, run: () => void): { start(): void; stop(): void } {
  let timer: NodeJS.Timeout | null = null
  return {
    start() {
      timer ??= setTimeout(() => {
        timer = null
        run()
      }, milliseconds)
    },
    stop() {
      if (timer) clearTimeout(timer)
    },
  }
}
