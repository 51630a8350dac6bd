import { queueSendDue } from './deliveries/index.ts'
import { followReactions } from './platform/queue/follow-reactions.ts'
import { openTaskWorkers } from './platform/queue/worker.ts'
import type { World } from './platform/world.ts'
import { tasks, tasksFor } from './reactions.ts'
import { queueRelatedCatchUp } from './related/index.ts'
import { queueSearchCatchUp } from './search/index.ts'
import { openWebhookSender } from './webhooks/index.ts'

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

  const unfollow = world.events.follow(() => void react())
  await queueSendDue(world)
  await queueRelatedCatchUp(world)
  await queueSearchCatchUp(world)
  await react()
  worker.start()
  webhooks.start()
  return {
    async stop() {
      unfollow()
      await reacting
      await Promise.all([worker.stop(), webhooks.stop()])
    },
  }
}
