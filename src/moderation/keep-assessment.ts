import type { Tx } from '../platform/db/db.ts'
import { announce } from '../platform/events/events.ts'
import type { World } from '../platform/world.ts'
import type { Assessment } from './assessment.ts'
import { putAssessment, setWaiting } from './store.ts'

/**
 * Keeps what was found with the transaction that stores the comment, in place of what was found earlier: a pending one
 * stands in the queue from the commit on.
 */
export async function keepAssessment(
  tx: Tx,
  world: Pick<World, 'clock'>,
  comment: { id: string; articleId: string },
  assessment: Assessment,
): Promise<void> {
  await putAssessment(
    tx,
    { ...assessment, commentId: comment.id, articleId: comment.articleId },
    world.clock.now(),
  )
  if (assessment.status === 'pending')
    await announce(tx, world.clock, 'moderation.queue-changed', { commentId: comment.id })
}

/** Its writer has taken the comment back: nothing is left to decide. */
export async function leaveQueue(tx: Tx, world: Pick<World, 'clock'>, commentId: string): Promise<void> {
  await setWaiting(tx, commentId, false)
  await announce(tx, world.clock, 'moderation.queue-changed', { commentId })
}
