import { z } from 'zod'
import { inTransaction } from '../platform/db/db.ts'
import type { DepescheEvent } from '../platform/events/events.ts'
import { type AnyTask, defineTask, queueTask, type TaskRequest } from '../platform/queue/queue.ts'
import type { World } from '../platform/world.ts'
import { indexArticles } from './search.ts'
import { articlesOutOfDate, articlesWith, documentsWithoutArticle } from './store-indexable.ts'

const retry = { attempts: 10, backoffSeconds: 5 }

/** A new article is found within a second: nothing long may stand before it. */
const lane = 'search'
const upkeepLane = 'search-upkeep'

const indexTask = defineTask({
  name: 'search.index',
  payload: z.object({ articleIds: z.array(z.string()) }),
  lane,
  retry,
  run: (world, { articleIds }) => indexArticles(world, articleIds),
})

/** Articles in one run; then whatever else waits in the lane has its turn. */
const articlesInRun = 40

/** A tag or author has another name: their articles are found by it. */
const indexLinkedTask = defineTask({
  name: 'search.index-linked',
  payload: z.object({ kind: z.enum(['tag', 'author']), id: z.string(), after: z.string() }),
  lane: upkeepLane,
  retry,
  async run(world, { kind, id, after }) {
    const ids = await articlesWith(world.longReads, { kind, id }, { after, limit: articlesInRun })
    const last = ids.at(-1)
    if (!last) return
    await indexArticles(world, ids)
    await inTransaction(world, (tx) =>
      queueTask(tx, world, { task: indexLinkedTask, payload: { kind, id, after: last } }),
    )
  },
})

const mostForgotten = 500

/**
 * Looks through all articles and indexes those that are missing or out of date: an archive from before there was an
 * index, a restored backup, a process that ended in the middle. A part at a time, until the last.
 */
export const catchUpTask = defineTask({
  name: 'search.catch-up',
  payload: z.object({ after: z.string() }),
  lane: upkeepLane,
  retry,
  async run(world, { after }) {
    const ids = await articlesOutOfDate(world.longReads, { after, limit: articlesInRun })
    const last = ids.at(-1)
    if (last) {
      await indexArticles(world, ids)
      await inTransaction(world, (tx) =>
        queueTask(tx, world, { task: catchUpTask, payload: { after: last } }),
      )
      return
    }
    await indexArticles(world, await documentsWithoutArticle(world.longReads, mostForgotten))
  },
})

/** At the start of the background work. */
export const queueSearchCatchUp = (world: World): Promise<void> =>
  inTransaction(world, (tx) => queueTask(tx, world, { task: catchUpTask, payload: { after: '' } }))

export const searchTasks: readonly AnyTask[] = [indexTask, indexLinkedTask, catchUpTask]

/** Nothing follows `articles.imported`: an import asks for the catch-up when it is done. */
export function searchTasksFor(event: DepescheEvent): TaskRequest[] {
  switch (event.type) {
    case 'article.saved':
    case 'article.published':
    case 'article.updated':
    case 'article.unpublished':
      return [{ name: indexTask.name, payload: { articleIds: [event.payload.articleId] } }]
    case 'tag.changed':
      return linked('tag', event.payload.tagId, event.payload.previousSlug)
    case 'author.changed':
      return linked('author', event.payload.authorId, event.payload.previousSlug)
    case 'site.restored':
      return [{ name: catchUpTask.name, payload: { after: '' } }]
    default:
      return []
  }
}

/** A new one, which had no slug before, stands on no article that is indexed. An archive brings thousands. */
const linked = (kind: 'tag' | 'author', id: string, previousSlug: string | null): TaskRequest[] =>
  previousSlug === null ? [] : [{ name: indexLinkedTask.name, payload: { kind, id, after: '' } }]
