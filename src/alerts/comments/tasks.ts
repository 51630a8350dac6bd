import { setImmediate as afterOthers } from 'node:timers/promises'
import { z } from 'zod'
import { inTransaction } from '../../platform/db/db.ts'
import type { DepescheEvent } from '../../platform/events/events.ts'
import { type AnyTask, defineTask, queueTask, type TaskRequest } from '../../platform/queue/queue.ts'
import { taskRunsBy } from '../../platform/queue/task-waits.ts'
import type { World } from '../../platform/world.ts'
import { nextCommentMail } from './store.ts'

/** One after the other: what is found is not mailed before all of it is found. */
const lane = 'comment-alerts'
const retry = { attempts: 10, backoffSeconds: 5 }

const tellTask = defineTask({
  name: 'alerts.tell-of-comments',
  payload: z.object({ commentIds: z.array(z.string()) }),
  lane,
  retry,
  async run(world, { commentIds }) {
    const { tellOfComment } = await import('./tell-of-comment.ts')
    for (const id of commentIds) await tellOfComment(world, id)
    await queueCommentMails(world)
  },
})

const mailTask = defineTask({
  name: 'alerts.mail-comments',
  payload: z.object({}),
  lane,
  retry,
  async run(world) {
    const { mailComments } = await import('./mail-comments.ts')
    while (await mailComments(world)) await afterOthers()
    await queueCommentMails(world)
  },
})

/** Has the mails leave when it is time for the first of them; at the start, and after somebody is to be told. */
export const queueCommentMails = (world: Pick<World, 'db' | 'clock' | 'ids' | 'events'>): Promise<void> =>
  inTransaction(world, async (tx) => {
    const due = await nextCommentMail(tx)
    if (due === null || (await taskRunsBy(tx, mailTask.name, due))) return
    await queueTask(tx, world, { task: mailTask, payload: {}, runAt: due })
  })

export const commentAlertTasks: readonly AnyTask[] = [tellTask, mailTask]

/** One task for all that appeared together. */
export function commentAlertTasksFor(events: readonly DepescheEvent[]): TaskRequest[] {
  const commentIds = events.flatMap((event) =>
    event.type === 'comment.approved' ? [event.payload.commentId] : [],
  )
  return commentIds.length > 0 ? [{ name: tellTask.name, payload: { commentIds } }] : []
}
