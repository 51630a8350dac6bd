import { z } from 'zod'
import { addSeconds } from '../platform/clock.ts'
import { inTransaction, type Tx } from '../platform/db/db.ts'
import type { DepescheEvent } from '../platform/events/events.ts'
import { guardedFetch } from '../platform/http/guarded-fetch.ts'
import { type AnyTask, defineTask, queueTask, type TaskRequest } from '../platform/queue/queue.ts'
import { taskWaits } from '../platform/queue/task-waits.ts'
import type { World } from '../platform/world.ts'
import { readSettings } from '../settings/index.ts'
import {
  gatherSeconds,
  givenUpAfterSeconds,
  indexNowKey,
  mostAddresses,
  nextTryAt,
  submission,
  usualEndpoint,
  verdictOn,
} from './index-now.ts'
import { forgetPathsBefore, lastAnswer, noteAnswer, putPaths, removePaths, waitingPaths } from './store.ts'

/** Tells the engine of all addresses that wait; in a lane of its own, as it may be slow. */
const submitTask = defineTask({
  name: 'index-now.submit',
  payload: z.object({}),
  lane: 'index-now',
  retry: { attempts: 5, backoffSeconds: 60 },
  run: submitWaiting,
})

const noteTask = defineTask({
  name: 'index-now.note',
  payload: z.object({ paths: z.array(z.string()) }),
  retry: { attempts: 10, backoffSeconds: 2 },
  async run(world, { paths }) {
    if (!(await readSettings(world.db)).machines.indexNow) return
    await inTransaction(world, async (tx) => {
      const now = world.clock.now()
      await putPaths(tx, paths, now)
      await queueSubmitting(tx, world, addSeconds(now, gatherSeconds))
    })
  },
})

export const indexNowTasks: readonly AnyTask[] = [noteTask, submitTask]

/** What readers see anew, see changed, or see no more, with the addresses it had. Not what an archive brings. */
export function indexNowTasksFor({ type, payload }: DepescheEvent): TaskRequest[] {
  if (type !== 'article.published' && type !== 'article.updated' && type !== 'article.unpublished') return []
  return [{ name: noteTask.name, payload: { paths: [...new Set([payload.path, ...payload.paths])] } }]
}

async function queueSubmitting(tx: Tx, world: Pick<World, 'clock' | 'ids'>, runAt: string): Promise<void> {
  if (!(await taskWaits(tx, submitTask.name, world.clock.now())))
    await queueTask(tx, world, { task: submitTask, payload: {}, runAt })
}

/** One request with all that waits; what was not taken for a reason that may pass is tried again, later each time. */
export async function submitWaiting(world: World): Promise<void> {
  const { indexNow, indexNowEndpoint } = (await readSettings(world.db)).machines
  const now = world.clock.now()
  // Switched off, nothing may leave later either.
  const forgotten = addSeconds(now, indexNow ? -givenUpAfterSeconds : 1)
  await inTransaction(world, (tx) => forgetPathsBefore(tx, forgotten))
  const waiting = await waitingPaths(world.db, mostAddresses)
  if (!indexNow || waiting.length === 0) return
  const key = indexNowKey(world.config)
  const answer = await guardedFetch(world, {
    url: indexNowEndpoint || usualEndpoint,
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: submission(
      world.config.publicUrl,
      key,
      waiting.map(({ path }) => path),
    ),
    maxBytes: 65_536,
    timeoutMilliseconds: 20_000,
  })
  const status = answer.ok ? answer.value.status : null
  const error = answer.ok ? null : answer.refusal
  const verdict = verdictOn(status)
  await inTransaction(world, async (tx) => {
    const at = world.clock.now()
    const failures = verdict === 'taken' ? 0 : ((await lastAnswer(tx))?.failures ?? 0) + 1
    await noteAnswer(tx, { at, status, error, paths: waiting.length, failures })
    if (verdict !== 'later') await removePaths(tx, waiting)
    if (verdict === 'later') await queueSubmitting(tx, world, nextTryAt(failures, at))
    else if (waiting.length === mostAddresses) await queueSubmitting(tx, world, addSeconds(at, gatherSeconds))
  })
  if (verdict !== 'taken')
    world.log.warn({ status, error, addresses: waiting.length, verdict }, 'IndexNow did not take addresses')
}
