import { z } from 'zod'
import { inTransaction, type Tx } from '../platform/db/db.ts'
import type { DepescheEvent } from '../platform/events/events.ts'
import { type AnyTask, defineTask, type TaskRequest } from '../platform/queue/queue.ts'
import type { World } from '../platform/world.ts'
import { articleFacts, listEndpoints } from './store.ts'
import { insertDelivery } from './store-deliveries.ts'
import { eventId, type WebhookEvent, webhookEvents } from './webhook.ts'

const payload = z.object({
  seq: z.number().int(),
  event: z.enum(webhookEvents),
  at: z.string(),
  articleId: z.string(),
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
  return [
    { name: recordEventTask.name, payload: { seq, event: told, at, articleId: event.payload.articleId } },
  ]
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
  const article = await articleFacts(tx, happened.articleId)
  if (!article) return
  const id = eventId(happened)
  const data = { ...article, url: world.config.publicUrl + article.path }
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

/** What is sent, as it is signed. */
export const bodyOf = (message: {
  event: WebhookEvent | 'ping'
  id: string
  occurredAt: string
  data: Record<string, unknown>
}): string => JSON.stringify(message)
