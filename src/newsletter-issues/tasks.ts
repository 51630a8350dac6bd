import { z } from 'zod'
import { findNewsletter, listNewsletters, type Newsletter, nextSlot } from '../newsletters/index.ts'
import { addMilliseconds, type Instant } from '../platform/clock.ts'
import { inTransaction, type Tx } from '../platform/db/db.ts'
import type { DepescheEvent } from '../platform/events/events.ts'
import { type AnyTask, defineTask, queueTask, type TaskRequest } from '../platform/queue/queue.ts'
import type { World } from '../platform/world.ts'
import { readSettings } from '../settings/index.ts'
import { lane, retry, sendTask } from './send-task.ts'
import { taskWaitsFor } from './store.ts'
import { scheduledTask } from './submit-issue.ts'

/** The slot of a newsletter: an issue fills itself. Then it waits for the next one. */
const slotTask = defineTask({
  name: 'newsletter-issues.fill-slot',
  payload: z.object({ newsletterId: z.string(), at: z.string() }),
  lane,
  retry,
  async run(world, { newsletterId, at }) {
    const newsletter = await findNewsletter(world.db, newsletterId)
    if (!newsletter) return
    // Times may have been changed since.
    const isStillASlot = (await slotAfter(world, newsletter, addMilliseconds(at, -1))) === at
    if (isStillASlot) await (await import('./automate.ts')).fillSlot(world, newsletter, at)
    await inTransaction(world, (tx) => queueSlot(tx, world, newsletter))
  },
})

const planTask = defineTask({
  name: 'newsletter-issues.plan-slot',
  payload: z.object({ newsletterId: z.string() }),
  lane,
  retry,
  async run(world, { newsletterId }) {
    const newsletter = await findNewsletter(world.db, newsletterId)
    if (newsletter) await inTransaction(world, (tx) => queueSlot(tx, world, newsletter))
  },
})

async function queueSlot(tx: Tx, world: Pick<World, 'ids' | 'clock'>, newsletter: Newsletter): Promise<void> {
  const at = await slotAfter({ db: tx }, newsletter, world.clock.now())
  if (at === null) return
  const payload = { newsletterId: newsletter.id, at }
  if (await taskWaitsFor(tx, slotTask.name, payload)) return
  await queueTask(tx, world, { task: slotTask, payload, runAt: at })
}

/** When its issues fill themselves next; null when they do not. */
export async function slotAfter(
  { db }: { db: World['db'] | Tx },
  { automation }: Newsletter,
  after: Instant,
): Promise<Instant | null> {
  const { timeZone } = (await readSettings(db)).site
  return nextSlot(automation, { after, timeZone })
}

/** For the start of a worker. */
export const queueNewsletterSlots = (world: World): Promise<void> =>
  inTransaction(world, async (tx) => {
    for (const newsletter of await listNewsletters(tx)) await queueSlot(tx, world, newsletter)
  })

export const newsletterTasks: readonly AnyTask[] = [sendTask, scheduledTask, slotTask, planTask]

export function newsletterTasksFor(event: DepescheEvent): TaskRequest[] {
  if (event.type !== 'newsletter.changed') return []
  return [{ name: planTask.name, payload: { newsletterId: event.payload.newsletterId } }]
}
