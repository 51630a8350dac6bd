import { queueForgettingTraces } from './contributions/index.ts'
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

  let gathering: NodeJS.Timeout | null = null
  const reactLater = (): void => {
    gathering ??= setTimeout(() => {
      gathering = null
      void react()
    }, gatherMilliseconds)
  }
  const unfollow = world.events.follow((event) => void (isOldNews(event) ? reactLater() : react()))
  await queueSendDue(world)
  await queueRelatedCatchUp(world)
  await queueSearchCatchUp(world)
  await queueForgettingTraces(world)
  await react()
  worker.start()
  webhooks.start()
  return {
    async stop() {
      unfollow()
      if (gathering) clearTimeout(gathering)
      await reacting
      await Promise.all([worker.stop(), webhooks.stop()])
    },
  }
}
