import { takeRecommendation } from '../comments/written/index.ts'
import { inTransaction } from '../platform/db/db.ts'
import { announce } from '../platform/events/events.ts'
import type { World } from '../platform/world.ts'
import { voterOf } from './secret-link.ts'

/** Counts a reader's recommendation, once a day for each network and browser; again, or of what readers do not see, it changes nothing. */
export function recommendComment(
  world: Pick<World, 'db' | 'clock' | 'events' | 'config'>,
  given: { commentId: string; address: string; agent: string },
): Promise<void> {
  const day = world.clock.now().slice(0, 10)
  const voter = voterOf(world.config, { address: given.address, agent: given.agent, day })
  return inTransaction(world, async (tx) => {
    const counted = await takeRecommendation(tx, { commentId: given.commentId, voter, day })
    if (!counted) return
    const { articleId } = counted
    await announce(tx, world.clock, 'comment.changed', { commentId: given.commentId, articleId })
  })
}
