import { addDays } from '../platform/clock.ts'
import type { World } from '../platform/world.ts'
import type { Scorer } from '../scoring/index.ts'
import type { FeedbackRequest } from './read-request.ts'
import { deleteFeedbackBefore, insertFeedback } from './store.ts'

const daysKept = 365

/**
 * Keeps what a client holds to be right beside what we had said, for a year; nothing learns from it by itself. The texts
 * are readers' words: what is older goes whenever something new comes.
 */
export async function keepFeedback(
  world: Pick<World, 'db' | 'clock' | 'ids'>,
  scorer: Scorer,
  { request, client }: { request: FeedbackRequest; client: { id: string; name: string } },
): Promise<{ language: string }> {
  const scored = scorer.score(request.toScore)
  await deleteFeedbackBefore(world.db, addDays(world.clock.now(), -daysKept))
  await insertFeedback(world.db, {
    id: world.ids.newId(),
    receivedAt: world.clock.now(),
    client,
    communityId: request.communityId,
    suggested: request.suggested,
    scored,
    text: request.toScore.text,
  })
  return { language: scored.language }
}
