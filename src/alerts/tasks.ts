import { setImmediate as afterOthers } from 'node:timers/promises'
import { z } from 'zod'
import { publishedArticleById } from '../articles/published/index.ts'
import { addDays, addSeconds } from '../platform/clock.ts'
import { inTransaction } from '../platform/db/db.ts'
import type { DepescheEvent } from '../platform/events/events.ts'
import { type AnyTask, defineTask, queueTask, type TaskRequest } from '../platform/queue/queue.ts'
import { taskRunsBy, taskWaits } from '../platform/queue/task-waits.ts'
import type { World } from '../platform/world.ts'
import { readSettings } from '../settings/index.ts'
import { keptDays } from './comments/comment-telling.ts'
import { forgetCommentTellings } from './comments/store.ts'
import { interestKind } from './interest.ts'
import { tellAt } from './reason.ts'
import { forgetTellings, interestsOutOfStep, seedsOf } from './store.ts'
import { deleteExamplesOfEnded } from './store-examples.ts'
import { nextGathering } from './store-gatherings.ts'

/** What knows of words is loaded when the first article is matched. */
const lane = 'alerts'
const retry = { attempts: 10, backoffSeconds: 5 }

const tellTask = defineTask({
  name: 'alerts.tell-of-article',
  payload: z.object({ articleId: z.string(), at: z.string() }),
  lane,
  retry,
  async run(world, { articleId, at }) {
    const article = await publishedArticleById(world.db, articleId, world.clock.now())
    if (!article) return
    const { alertHoldBackSeconds } = (await readSettings(world.db)).reading
    const due = tellAt({ publishedAt: article.publishedAt, at }, alertHoldBackSeconds)
    if (due === null) return
    if (due > world.clock.now()) {
      const payload = { articleId, at }
      await inTransaction(world, (tx) => queueTask(tx, world, { task: tellTask, payload, runAt: due }))
      return
    }
    await (await import('./tell-of-article.ts')).tellOfArticle(world, articleId)
    await queueGatherings(world)
  },
})

const callBackTask = defineTask({
  name: 'alerts.call-back',
  payload: z.object({ articleId: z.string() }),
  lane,
  retry,
  async run(world, { articleId }) {
    if (await publishedArticleById(world.db, articleId, world.clock.now())) return
    await (await import('./mail-at-once.ts')).callBack(world, articleId)
  },
})

const keepInterestsTask = defineTask({
  name: 'alerts.keep-interests',
  payload: z.object({ subscriptionIds: z.array(z.string()) }),
  lane,
  retry,
  async run(world, { subscriptionIds }) {
    const seeds = await seedsOf(world.db, subscriptionIds)
    const gone = await inTransaction(world, (tx) => deleteExamplesOfEnded(tx, subscriptionIds))
    const all = [...new Set([...seeds, ...gone])]
    if (all.length > 0) await (await import('./keep-interests.ts')).keepInterests(world, all)
  },
})

/** After a reader said what they think of an article, or took it back. */
export const keepExamplesTask = defineTask({
  name: 'alerts.keep-examples',
  payload: z.object({ articleIds: z.array(z.string()) }),
  lane,
  retry,
  async run(world, { articleIds }) {
    await (await import('./keep-interests.ts')).keepInterests(world, articleIds)
  },
})

/** Interests in one run; then whatever else waits in the lane has its turn. */
const interestsInRun = 20
const restSeconds = 1

/** Brings the catalogue of interests in step: after an import, a restored backup, the erasure of a reader. */
const catchUpTask = defineTask({
  name: 'alerts.catch-up',
  payload: z.object({}),
  lane,
  retry,
  async run(world) {
    const seeds = await interestsOutOfStep(world.longReads, interestKind, interestsInRun)
    if (seeds.length === 0) return
    await (await import('./keep-interests.ts')).keepInterests(world, seeds)
    const runAt = addSeconds(world.clock.now(), restSeconds)
    await inTransaction(world, (tx) => queueTask(tx, world, { task: catchUpTask, payload: {}, runAt }))
  },
})

/** Mails what has gathered; then it waits for the next time at which something leaves. */
const gatheringsTask = defineTask({
  name: 'alerts.send-gatherings',
  payload: z.object({}),
  lane,
  retry,
  async run(world) {
    while (await (await import('./send-gatherings.ts')).sendGatherings(world)) await afterOthers()
    await queueGatherings(world)
  },
})

/** Has the gatherings leave when it is time for the first of them; at the start, and after something was put into one. */
export const queueGatherings = (world: Pick<World, 'db' | 'clock' | 'ids' | 'events'>): Promise<void> =>
  inTransaction(world, async (tx) => {
    const due = await nextGathering(tx)
    if (due === null || (await taskRunsBy(tx, gatheringsTask.name, due))) return
    await queueTask(tx, world, { task: gatheringsTask, payload: {}, runAt: due })
  })

const daysOfTellings = 400
const everySeconds = 86_400

/** Who was told of which article is forgotten after a year and a little; of which comment, earlier. */
const forgetTellingsTask = defineTask({
  name: 'alerts.forget-tellings',
  payload: z.object({}),
  retry: { attempts: 5, backoffSeconds: 60 },
  async run(world) {
    await inTransaction(world, async (tx) => {
      await forgetTellings(tx, addDays(world.clock.now(), -daysOfTellings))
      await forgetCommentTellings(tx, addDays(world.clock.now(), -keptDays))
      const runAt = addSeconds(world.clock.now(), everySeconds)
      await queueTask(tx, world, { task: forgetTellingsTask, payload: {}, runAt })
      await queueTask(tx, world, { task: catchUpTask, payload: {} })
    })
  },
})

/** For the start of a worker: from then on it queues itself. */
export const queueForgettingTellings = (world: World): Promise<void> =>
  inTransaction(world, async (tx) => {
    if (!(await taskWaits(tx, forgetTellingsTask.name, world.clock.now())))
      await queueTask(tx, world, { task: forgetTellingsTask, payload: {} })
  })

export const alertTasks: readonly AnyTask[] = [
  tellTask,
  callBackTask,
  keepInterestsTask,
  keepExamplesTask,
  gatheringsTask,
  catchUpTask,
  forgetTellingsTask,
]

export function alertTasksFor(event: DepescheEvent): TaskRequest[] {
  switch (event.type) {
    case 'article.published':
      return [{ name: tellTask.name, payload: { articleId: event.payload.articleId, at: event.at } }]
    case 'article.unpublished':
      return [{ name: callBackTask.name, payload: { articleId: event.payload.articleId } }]
    case 'subscription.confirmed':
    case 'subscription.ended':
      return event.payload.kind === 'similar'
        ? [{ name: keepInterestsTask.name, payload: { subscriptionIds: [event.payload.subscriptionId] } }]
        : []
    case 'subscriptions.imported':
    case 'site.restored':
      return [{ name: catchUpTask.name, payload: {} }]
    default:
      return []
  }
}
