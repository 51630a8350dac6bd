import { type CommentSearch, type FoundPlace, findComments } from '../../comments/search/index.ts'
import type { World } from '../../platform/world.ts'
import { type QueueItem, queueItems } from '../queue.ts'

/** Comments in any state as the moderators see them, the newest first; see `findComments`. */
export async function searchComments(
  world: Pick<World, 'db' | 'longReads' | 'events' | 'clock'>,
  search: CommentSearch,
): Promise<{ items: QueueItem[]; next: FoundPlace | null }> {
  const { ids, next } = await findComments(world, search)
  return { items: await queueItems(world, ids), next }
}
