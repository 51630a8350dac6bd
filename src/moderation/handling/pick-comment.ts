import { recordAudit } from '../../audit/index.ts'
import { moderatedComments, setPicked } from '../../comments/index.ts'
import { inTransaction } from '../../platform/db/db.ts'
import { announce } from '../../platform/events/events.ts'
import { ok, type Result, refused } from '../../platform/result.ts'
import type { World } from '../../platform/world.ts'
import type { By } from '../decisions/write-decision.ts'

/** Makes a published comment an editors' pick, or one like the others again; readers see it at once. */
export async function pickComment(
  world: Pick<World, 'db' | 'clock' | 'ids' | 'events'>,
  { commentId, isPicked }: { commentId: string; isPicked: boolean },
  by: By,
): Promise<Result<null, 'unknown-comment' | 'comment-not-published'>> {
  return inTransaction(world, async (tx) => {
    const [comment] = await moderatedComments(tx, [commentId])
    if (!comment) return refused('unknown-comment')
    if (comment.status !== 'approved') return refused('comment-not-published')
    if ((comment.pickedAt !== null) === isPicked) return ok(null)
    const picked = isPicked ? { at: world.clock.now(), by: by.actor.id } : null
    await setPicked(tx, commentId, picked)
    await announce(tx, world.clock, 'comment.changed', { commentId, articleId: comment.articleId })
    await recordAudit(tx, world, {
      actor: by.actor,
      action: isPicked ? 'comment.picked' : 'comment.unpicked',
      subject: { kind: 'comment', id: comment.id, label: comment.authorName },
      address: by.address,
    })
    return ok(null)
  })
}
