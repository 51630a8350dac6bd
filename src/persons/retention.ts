import { z } from 'zod'
import { eraseComments, oldRefusedIds } from '../comments/persons/index.ts'
import { eraseDecided, eraseNotices, forgetOldDecisions, oldNoticeIds } from '../moderation/persons/index.ts'
import { addDays, addSeconds, type Instant } from '../platform/clock.ts'
import { inTransaction, type Tx } from '../platform/db/db.ts'
import { defineTask, queueTask } from '../platform/queue/queue.ts'
import { taskWaits } from '../platform/queue/task-waits.ts'
import type { World } from '../platform/world.ts'
import { readSettings } from '../settings/index.ts'

/** How much was cut: comments that readers do not see, notices, decisions. */
export type Cut = { comments: number; notices: number; decisions: number }

/** So many at a time, so that others who write wait for a moment only. */
const atOnce = 200

/**
 * Cuts what has been kept long enough (GDPR Article 5 (1) e): words and names of comments that were turned down or
 * taken back, of notices that were answered, and the free words of decisions. That something was decided, by which
 * rule and when, stays.
 */
export async function cutWhatIsOld(
  world: Pick<World, 'db' | 'longReads' | 'clock' | 'events'>,
): Promise<Cut> {
  const { moderation } = await readSettings(world.longReads)
  const before = (days: number): Instant => addDays(world.clock.now(), -days)
  const at = world.clock.now()
  const cut: Cut = { comments: 0, notices: 0, decisions: 0 }
  await inBatches(
    () => oldRefusedIds(world.longReads, before(moderation.keepRefusedDays), atOnce),
    (ids) =>
      inTransaction(world, async (tx) => {
        cut.comments += (await eraseComments(tx, ids, { tombstone: '', at })).length
        await eraseDecided(tx, ids)
      }),
  )
  await inBatches(
    () => oldNoticeIds(world.longReads, before(moderation.keepNoticesDays), atOnce),
    async (ids) => {
      await inTransaction(world, (tx) => eraseNotices(tx, ids))
      cut.notices += ids.length
    },
  )
  cut.decisions = await inTransaction(world, (tx) =>
    forgetOldDecisions(tx, before(moderation.keepDecisionsDays)),
  )
  return cut
}

/** Until nothing is left, or the same is found again. */
async function inBatches(
  next: () => Promise<string[]>,
  cut: (ids: string[]) => Promise<void>,
): Promise<void> {
  for (let last = ''; ; ) {
    const ids = await next()
    const first = ids[0]
    if (first === undefined || first === last) return
    await cut(ids)
    last = first
  }
}

const everySeconds = 24 * 3600

/** Runs once a day. */
export const retentionTask = defineTask({
  name: 'persons.cut-what-is-old',
  payload: z.object({}),
  lane: 'moderation',
  retry: { attempts: 5, backoffSeconds: 300 },
  async run(world) {
    const cut = await cutWhatIsOld(world)
    world.log.info(cut, 'what has been kept long enough is cut')
    await inTransaction(world, (tx) => queueNext(tx, world, addSeconds(world.clock.now(), everySeconds)))
  },
})

/** For the start of a worker: from then on it queues itself. */
export async function queueRetention(world: Pick<World, 'db' | 'clock' | 'ids' | 'events'>): Promise<void> {
  await inTransaction(world, (tx) => queueNext(tx, world, world.clock.now()))
}

async function queueNext(tx: Tx, world: Pick<World, 'clock' | 'ids'>, runAt: Instant): Promise<void> {
  if (!(await taskWaits(tx, retentionTask.name, world.clock.now())))
    await queueTask(tx, world, { task: retentionTask, payload: {}, runAt })
}
