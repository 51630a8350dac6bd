import { z } from 'zod'
import { inTransaction, type Tx } from '../platform/db/db.ts'
import type { DepescheEvent } from '../platform/events/events.ts'
import { type AnyTask, defineTask, type TaskRequest } from '../platform/queue/queue.ts'
import type { World } from '../platform/world.ts'
import { articleFacts, commentFacts, listEndpoints } from './store.ts'
import { insertDelivery } from './store-deliveries.ts'
import { eventId, type WebhookEvent, webhookEvents } from './webhook.ts'

const payload = z.object({
  seq: z.number().int(),
  event: z.enum(webhookEvents),
  at: z.string(),
  articleId: z.string(),
  commentId: z.string().optional(),
})

/** Writes down who is to be told of an event: one delivery for each endpoint that asked for it. */
export const recordEventTask = defineTask({
  name: 'webhooks.record-event',
  payload,
  retry: { attempts: 10, backoffSeconds: 2 },
  run: async (world, happened) => {
    await inTransaction(world, (tx) => recordEvent(tx, world, happened))
  },
})

export const webhookTasks: readonly AnyTask[] = [recordEventTask]

/** The tasks that follow an event: none if no program can be told of it. */
export function webhookTasksFor(event: DepescheEvent): TaskRequest[] {
  const told = webhookEvents.find((name) => name === event.type)
  if (!told || !('articleId' in event.payload)) return []
  const { seq, at } = event
  const { articleId } = event.payload
  const about =
    'commentId' in event.payload ? { articleId, commentId: event.payload.commentId } : { articleId }
  return [{ name: recordEventTask.name, payload: { seq, event: told, at, ...about } }]
}

async function recordEvent(
  tx: Tx,
  world: Pick<World, 'ids' | 'clock' | 'config'>,
  happened: z.infer<typeof payload>,
): Promise<void> {
  const asked = (await listEndpoints(tx)).filter(
    ({ events, disabledAt }) => disabledAt === null && events.includes(happened.event),
  )
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
