import { z } from 'zod'
import { inTransaction, type Tx, takeTurn } from '../platform/db/db.ts'
import { defineTask, queueTask } from '../platform/queue/queue.ts'
import type { World } from '../platform/world.ts'
import type { ArticleState } from './article.ts'
import { publish } from './publication.ts'
import { articleState, dueArticles, revisionByNumber } from './store.ts'

/** Wakes the worker at the moment of a scheduled article; harmless when it was put off or withdrawn since. */
export const publishDueTask = defineTask({
  name: 'articles.publish-due',
  payload: z.object({ articleId: z.string() }),
  retry: { attempts: 20, backoffSeconds: 1 },
  run: async (world) => {
    await publishDue(world)
  },
})

/** Queues the task that publishes the article at its time, if it has one. */
export async function queuePublication(
  tx: Tx,
  world: Pick<World, 'clock' | 'ids'>,
  state: ArticleState,
): Promise<void> {
  if (state.publishAt)
    await queueTask(tx, world, {
      task: publishDueTask,
      payload: { articleId: state.id },
      runAt: state.publishAt,
    })
}

/**
 * Publishes every scheduled article whose time has come, each in a transaction of its own. Runs at the start, before
 * the first page is served, so that articles due while the server was down are there. Answers how many.
 */
export async function publishDue(
  world: Pick<World, 'db' | 'clock' | 'ids' | 'events' | 'log'>,
): Promise<number> {
  let published = 0
  for (const due of await dueArticles(world.db, world.clock.now(), 1000)) {
    const done = await inTransaction(world, async (tx) => {
      await takeTurn(tx)
      const state = await articleState(tx, due.id)
      const now = world.clock.now()
      if (state?.status !== 'scheduled' || state.publishAt === null || state.publishAt > now) return false
      if (state.embargoUntil !== null && state.embargoUntil > now) return false
      const newest = await revisionByNumber(tx, state.id, state.revision)
      if (!newest) return false
      await publish(tx, world, { state, content: newest.content, significant: false })
      return true
    })
    if (done) published++
  }
  return published
}
