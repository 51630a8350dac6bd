import { queueCommentMails } from './alerts/comments/index.ts'
import { queueForgettingTellings, queueGatherings } from './alerts/index.ts'
import { queueIndexingComments } from './comments/search/index.ts'
import { queueForgettingTraces } from './contributions/index.ts'
import { openBounceListener, queueReadingBounces } from './deliveries/bounces/index.ts'
import { queueSendDue } from './deliveries/index.ts'
import { openMailingSender } from './deliveries/mailings/index.ts'
import { queueModerationCatchUp } from './moderation/index.ts'
import { queueNotingDays } from './moderation/report/index.ts'
import { queueNewsletterSlots } from './newsletter-issues/index.ts'
import { queueRetention } from './persons/index.ts'
import type { DepescheEvent } from './platform/events/events.ts'
import { followReactions } from './platform/queue/follow-reactions.ts'
import { openTaskWorkers } from './platform/queue/worker.ts'
import type { World } from './platform/world.ts'
import { mailingKinds, tasks, tasksFor } from './reactions.ts'
import { queueRelatedCatchUp } from './related/index.ts'
import { queueSearchCatchUp } from './search/index.ts'
import { isOldNews } from './site/follow-events.ts'
import { readTopic } from './site/machine/topic-content.ts'
import { queueForgettingUnconfirmed } from './subscriptions/index.ts'
import { queueRenewal } from './subscriptions/renewal/index.ts'
import { openWebhookSender } from './webhooks/index.ts'
import { openHubSender } from './websub/index.ts'

/** Each turn writes to the disk, for which the thread waits: what comes ten times a second is gathered. */
const oldNewsMilliseconds = 2000
const commentMilliseconds = 250

/** The work that no reader waits for: tasks, reactions to events, webhooks, the hub of the feeds, mails to many. Several processes may do it at once. */
export async function startBackground(world: World): Promise<{ stop(): Promise<void> }> {
  const worker = openTaskWorkers(world, tasks)
  const webhooks = openWebhookSender(world)
  const hub = openHubSender(world, (path) => readTopic(world, path))
  const mailings = openMailingSender(world, mailingKinds(world))
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
      hub.wake()
    })()
      .catch((error) => world.log.error({ err: error }, 'reacting to events failed'))
      .finally(() => {
        reacting = null
      })
    return reacting
  }

  const timers = new Map<number, NodeJS.Timeout>()
  const reactAfter = (milliseconds: number): void => {
    if (timers.has(milliseconds)) return
    const timer = setTimeout(() => {
      timers.delete(milliseconds)
      void react()
    }, milliseconds)
    timers.set(milliseconds, timer)
  }
  const unfollow = world.events.follow((event) => {
    const wait = waitOf(event)
    if (wait > 0) reactAfter(wait)
    else void react()
  })
  await queueSendDue(world)
  await queueReadingBounces(world)
  await queueRelatedCatchUp(world)
  await queueSearchCatchUp(world)
  await queueForgettingTraces(world)
  await queueForgettingTellings(world)
  await queueGatherings(world)
  await queueCommentMails(world)
  await queueModerationCatchUp(world)
  await queueNotingDays(world)
  await queueNewsletterSlots(world)
  await queueRetention(world)
  await queueIndexingComments(world)
  await queueForgettingUnconfirmed(world)
  await queueRenewal(world)
  await react()
  const bounces = await openBounceListener(world)
  worker.start()
  webhooks.start()
  hub.start()
  mailings.start()
  return {
    async stop() {
      unfollow()
      for (const timer of timers.values()) clearTimeout(timer)
      await reacting
      await Promise.all([worker.stop(), webhooks.stop(), hub.stop(), bounces.stop(), mailings.stop()])
    },
  }
}

/** How long what follows from an event may wait for more of its kind, in milliseconds. */
const waitOf = (event: DepescheEvent): number => {
  if (isOldNews(event)) return oldNewsMilliseconds
  return /^(comment|moderation)\./.test(event.type) ? commentMilliseconds : 0
}
