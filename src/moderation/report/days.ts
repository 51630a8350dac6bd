import { z } from 'zod'
import { addSeconds, millisecondsBetween } from '../../platform/clock.ts'
import { inTransaction, type Tx } from '../../platform/db/db.ts'
import { defineTask, queueTask } from '../../platform/queue/queue.ts'
import { taskWaits } from '../../platform/queue/task-waits.ts'
import type { World } from '../../platform/world.ts'
import { readSettings } from '../../settings/index.ts'
import { type DayFigures, dayFigures } from '../figures.ts'
import { countDecisions } from '../store-decisions.ts'
import { waitingFigures } from '../store-queue.ts'
import { type Day, dayAfter, dayIn, daysUntil, startOfDay } from './calendar.ts'
import { keptDay, keptDays, putDay } from './store.ts'

/** A day at the desk. `waiting`: the most that waited at once; null for a day on which nobody looked. */
type DayAtDesk = DayFigures & { day: Day; waiting: number | null; longestWaitSeconds: number | null }

/** The last days up to today, each in the site's time zone; counted beside the thread that serves pages. */
export async function daysAtDesk(
  { longReads, clock }: Pick<World, 'longReads' | 'clock'>,
  count: number,
): Promise<DayAtDesk[]> {
  const { timeZone } = (await readSettings(longReads)).site
  const days = daysUntil(dayIn(timeZone, clock.now()), count)
  const known = await keptDays(longReads, { from: days[0] ?? '', to: days.at(-1) ?? '' })
  const figures: DayAtDesk[] = []
  for (const day of days) {
    const period = { from: startOfDay(timeZone, day), to: startOfDay(timeZone, dayAfter(day)) }
    const kept = known.find((each) => each.day === day)
    figures.push({
      day,
      waiting: kept?.waiting ?? null,
      longestWaitSeconds: kept?.longestWaitSeconds ?? null,
      ...dayFigures(await countDecisions(longReads, period)),
    })
  }
  return figures
}

/** Notes how the queue stands; of a day the most is kept. */
export async function noteDay(world: Pick<World, 'db' | 'longReads' | 'clock' | 'events'>): Promise<void> {
  const at = world.clock.now()
  const { waiting, oldest } = await waitingFigures(world.longReads)
  const waited = oldest === null ? 0 : Math.max(0, Math.round(millisecondsBetween(oldest, at) / 1000))
  await inTransaction(world, async (tx) => {
    const { timeZone } = (await readSettings(tx)).site
    const day = dayIn(timeZone, at)
    const known = await keptDay(tx, day)
    await putDay(
      tx,
      {
        day,
        waiting: Math.max(waiting, known?.waiting ?? 0),
        longestWaitSeconds: Math.max(waited, known?.longestWaitSeconds ?? 0),
      },
      at,
    )
  })
}

const everySeconds = 1800

/** Runs twice an hour. */
export const noteDayTask = defineTask({
  name: 'moderation.note-day',
  payload: z.object({}),
  lane: 'moderation',
  retry: { attempts: 5, backoffSeconds: 60 },
  async run(world) {
    await noteDay(world)
    await inTransaction(world, (tx) => queueNext(tx, world, addSeconds(world.clock.now(), everySeconds)))
  },
})

/** For the start of a worker: from then on it queues itself. */
export async function queueNotingDays(world: Pick<World, 'db' | 'clock' | 'ids' | 'events'>): Promise<void> {
  await inTransaction(world, (tx) => queueNext(tx, world, world.clock.now()))
}

async function queueNext(tx: Tx, world: Pick<World, 'clock' | 'ids'>, runAt: string): Promise<void> {
  if (!(await taskWaits(tx, noteDayTask.name, world.clock.now())))
    await queueTask(tx, world, { task: noteDayTask, payload: {}, runAt })
}
