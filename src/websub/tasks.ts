import { z } from 'zod'
import { inTransaction } from '../platform/db/db.ts'
import type { DepescheEvent } from '../platform/events/events.ts'
import { guardedFetch } from '../platform/http/guarded-fetch.ts'
import { type AnyTask, defineTask, queueTask, type TaskRequest } from '../platform/queue/queue.ts'
import type { World } from '../platform/world.ts'
import { readSettings } from '../settings/index.ts'
import { type PlacesOfArticle, placesOf } from './places.ts'
import { markChanged } from './store-deliveries.ts'
import { addressOfTopic } from './verify.ts'

const places = z.object({
  sectionIds: z.array(z.string()),
  tagIds: z.array(z.string()),
  authorIds: z.array(z.string()),
})
const changes = z.object({ names: z.array(z.string()), places: z.array(places) })

/** Names of what changed in one task, which is one transaction. */
const namesATask = 500
/** Feeds in one request to another hub. */
const feedsAPing = 60

/** The paths of the feeds that show an article that stands, or stood, at these places. */
export type FeedPathsOf = (world: World, places: readonly PlacesOfArticle[]) => Promise<string[]>

/** Tells another hub, which the publisher chose, that feeds changed; in a lane of its own, as it may be slow. */
const pingTask = defineTask({
  name: 'websub.ping',
  payload: z.object({ hub: z.string(), paths: z.array(z.string()).max(feedsAPing) }),
  lane: 'websub-ping',
  retry: { attempts: 8, backoffSeconds: 30 },
  async run(world, { hub, paths }) {
    const { externalHub } = (await readSettings(world.db)).machines
    if (externalHub !== hub) return // the publisher has chosen another one, or none, since
    const form = new URLSearchParams({ 'hub.mode': 'publish' })
    for (const path of paths) form.append('hub.url', addressOfTopic(world, path))
    const answer = await guardedFetch(world, {
      url: hub,
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: form.toString(),
      maxBytes: 65_536,
    })
    const told = answer.ok ? answer.value.status : answer.refusal
    if (answer.ok && answer.value.status >= 200 && answer.value.status < 300) return
    world.log.warn({ hub: URL.parse(hub)?.host, told }, 'the other hub did not take what changed')
    throw new Error(`the hub ${URL.parse(hub)?.host} answered ${told}`)
  },
})

/** Marks the feeds that changed and queues telling the other hub of them. */
const noteTask = (feedPathsOf: FeedPathsOf) =>
  defineTask({
    name: 'websub.note-changes',
    payload: changes,
    retry: { attempts: 10, backoffSeconds: 2 },
    async run(world, { names, places }) {
      const { externalHub } = (await readSettings(world.db)).machines
      const paths = externalHub && places.length > 0 ? await feedPathsOf(world, places) : []
      await inTransaction(world, async (tx) => {
        await markChanged(tx, new Set(names), world.clock.now())
        for (let at = 0; at < paths.length; at += feedsAPing)
          await queueTask(tx, world, {
            task: pingTask,
            payload: { hub: externalHub, paths: paths.slice(at, at + feedsAPing) },
          })
      })
    },
  })

export const webSubTasks = (feedPathsOf: FeedPathsOf): readonly AnyTask[] => [noteTask(feedPathsOf), pingTask]

/**
 * The tasks that follow events, `changedBy` telling the names of what each changed. Few, however many happen at once, and none for
 * what no feed shows.
 */
export function webSubTasksFor(
  events: readonly DepescheEvent[],
  changedBy: (event: DepescheEvent) => readonly string[],
): TaskRequest[] {
  const names = [...new Set(events.flatMap(changedBy))]
  const articles = events.flatMap((event) => placesOf(event) ?? [])
  const tasks: TaskRequest[] = []
  for (let at = 0; at < names.length; at += namesATask)
    tasks.push({
      name: 'websub.note-changes',
      payload: { names: names.slice(at, at + namesATask), places: at === 0 ? articles : [] },
    })
  return tasks
}
