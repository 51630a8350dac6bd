import { z } from 'zod'
import { addSeconds } from '../platform/clock.ts'
import { inTransaction } from '../platform/db/db.ts'
import type { DepescheEvent } from '../platform/events/events.ts'
import { type AnyTask, defineTask, queueTask, type TaskRequest } from '../platform/queue/queue.ts'
import type { World } from '../platform/world.ts'
import type { indexRelated as indexNow } from './index-related.ts'
import { articleKind } from './related.ts'
import { articlesToCatchUp } from './store.ts'

/**
 * See `index-related.ts`. It and all that knows of words are loaded when the first article has to be compared: a server
 * that only shows pages does without.
 */
export const indexRelated: typeof indexNow = async (world, articleIds, atOnce) => {
  if (articleIds.length > 0)
    await (await import('./index-related.ts')).indexRelated(world, articleIds, atOnce)
}

const lane = 'related'
const retry = { attempts: 10, backoffSeconds: 5 }

const indexTask = defineTask({
  name: 'related.index',
  payload: z.object({ articleIds: z.array(z.string()) }),
  lane,
  retry,
  run: (world, { articleIds }) => indexRelated(world, articleIds),
})

/** Articles in one run; then whatever else waits in the lane has its turn. */
const articlesInRun = 20
const restSeconds = 1

/**
 * Enters what the catalogue lacks (an archive from before it, a restored backup), takes out what it should not have, and
 * enters anew what was reckoned among far fewer articles; a part at a time, until there is nothing left.
 */
export const catchUpTask = defineTask({
  name: 'related.catch-up',
  payload: z.object({}),
  lane,
  retry,
  async run(world) {
    const ids = await articlesOutOfStep(world, articlesInRun)
    if (ids.length === 0) return
    await indexRelated(world, ids)
    await inTransaction(world, (tx) =>
      queueTask(tx, world, {
        task: catchUpTask,
        payload: {},
        runAt: addSeconds(world.clock.now(), restSeconds),
      }),
    )
  },
})

async function articlesOutOfStep(world: Pick<World, 'longReads'>, limit: number): Promise<string[]> {
  const missing = await articlesToCatchUp(world.longReads, articleKind, limit)
  if (missing.length > 0) return missing
  const { subjectsOutOfDate } = await import('../topics/index.ts')
  return subjectsOutOfDate(world.longReads, { kind: articleKind, limit })
}

/** Articles in one transaction where nobody waits for a page. */
const articlesInOneGo = 200

/** Catches up with everything at once: for an import's own process, or an archive that nobody reads yet. */
export async function catchUpRelated(
  world: Parameters<typeof indexNow>[0] & Pick<World, 'longReads'>,
  onProgress?: (articles: number) => void,
): Promise<void> {
  for (;;) {
    const ids = await articlesOutOfStep(world, articlesInOneGo)
    if (ids.length === 0) return
    await indexRelated(world, ids, articlesInOneGo)
    onProgress?.(ids.length)
  }
}

/** At the start of the background work. */
export const queueRelatedCatchUp = (world: World): Promise<void> =>
  inTransaction(world, (tx) => queueTask(tx, world, { task: catchUpTask, payload: {} }))

export const relatedTasks: readonly AnyTask[] = [indexTask, catchUpTask]

export function relatedTasksFor(event: DepescheEvent): TaskRequest[] {
  switch (event.type) {
    case 'article.published':
    case 'article.updated':
    case 'article.unpublished':
      return [{ name: indexTask.name, payload: { articleIds: [event.payload.articleId] } }]
    case 'site.restored':
      return [{ name: catchUpTask.name, payload: {} }]
    default:
      return []
  }
}
