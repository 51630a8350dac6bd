import { z } from 'zod'
import { inTransaction, type Tx } from '../platform/db/db.ts'
import type { DepescheEvent } from '../platform/events/events.ts'
import { type AnyTask, defineTask, type TaskRequest } from '../platform/queue/queue.ts'
import type { World } from '../platform/world.ts'
import { articleFacts, commentFacts, listEndpoints } from './store.ts'
import { insertDelivery } from './store-deliveries.ts'
import { type Endpoint, eventId, type WebhookEvent, webhookEvents } from './webhook.ts'

const happening = z.object({
  seq: z.number().int(),
  event: z.enum(webhookEvents),
  at: z.string(),
  articleId: z.string(),
  commentId: z.string().optional(),
})

type Happening = z.infer<typeof happening>

/** So many in one transaction, which others wait for. */
const eventsATask = 20

/** Writes down who is to be told of events: one delivery of each for each endpoint that asked for it. */
export const recordEventsTask = defineTask({
  name: 'webhooks.record-events',
  payload: z.object({ events: z.array(happening).max(eventsATask) }),
  retry: { attempts: 10, backoffSeconds: 2 },
  run: async (world, { events }) => {
    await inTransaction(world, async (tx) => {
      const endpoints = (await listEndpoints(tx)).filter(({ disabledAt }) => disabledAt === null)
      if (endpoints.length > 0) for (const event of events) await recordEvent(tx, world, { event, endpoints })
    })
  },
})

export const webhookTasks: readonly AnyTask[] = [recordEventsTask]

/** The tasks that follow events: none if no program can be told of them. Few, however many happen at once. */
export function webhookTasksFor(events: readonly DepescheEvent[]): TaskRequest[] {
  const told = events.flatMap((event) => happeningOf(event) ?? [])
  const tasks: TaskRequest[] = []
  for (let from = 0; from < told.length; from += eventsATask)
    tasks.push({ name: recordEventsTask.name, payload: { events: told.slice(from, from + eventsATask) } })
  return tasks
}

function happeningOf({ type, payload, seq, at }: DepescheEvent): Happening | null {
  const event = webhookEvents.find((name) => name === type)
  if (!event || !('articleId' in payload)) return null
  const { articleId } = payload
  const about = 'commentId' in payload ? { articleId, commentId: payload.commentId } : { articleId }
  return { seq, event, at, ...about }
}

async function recordEvent(
  tx: Tx,
  world: Pick<World, 'ids' | 'clock' | 'config'>,
  { event: happened, endpoints }: { event: Happening; endpoints: readonly Endpoint[] },
): Promise<void> {
  const asked = endpoints.filter(({ events }) => events.includes(happened.event))
  if (asked.length === 0) return
  const data = await dataOf(tx, world, happened)
  if (!data) return
  const id = eventId(happened)
  const body = bodyOf({ event: happened.event, id, occurredAt: happened.at, data })
  for (const endpoint of asked)
    await insertDelivery(tx, {
      id: world.ids.newId(),
      endpointId: endpoint.id,
      eventId: id,
      event: happened.event,
      body,
      createdAt: world.clock.now(),
    })
}

/** What the event is about, with its address; null once that is gone. */
async function dataOf(
  tx: Tx,
  world: Pick<World, 'config'>,
  { articleId, commentId }: { articleId: string; commentId?: string | undefined },
): Promise<Record<string, unknown> | null> {
  const { publicUrl } = world.config
  if (commentId === undefined) {
    const article = await articleFacts(tx, articleId)
    return article && { ...article, url: publicUrl + article.path }
  }
  const comment = await commentFacts(tx, commentId)
  if (!comment) return null
  const { articlePath, ...facts } = comment
  return { ...facts, url: `${publicUrl}${articlePath}#comment-${comment.id}` }
}

/** What is sent, as it is signed. */
export const bodyOf = (message: {
  event: WebhookEvent | 'ping'
  id: string
  occurredAt: string
  data: Record<string, unknown>
}): string => JSON.stringify(message)
