import { toInstant } from '../platform/clock.ts'
import type { World } from '../platform/world.ts'
import type { Media } from './media.ts'
import { findMedia, type MediaCursor, type MediaFilter } from './store.ts'

/** A page of the library, newest first. A cursor that is not ours starts from the newest. */
export async function listMedia(
  world: Pick<World, 'longReads'>,
  filter: MediaFilter,
  page: { limit: number; cursor?: string | undefined },
): Promise<{ items: Media[]; nextCursor: string | null }> {
  const found = await findMedia(world.longReads, filter, {
    limit: page.limit + 1,
    after: cursorFrom(page.cursor),
  })
  const items = found.slice(0, page.limit)
  const last = items.at(-1)
  return { items, nextCursor: found.length > page.limit && last ? `${last.createdAt}_${last.id}` : null }
}

function cursorFrom(cursor: string | undefined): MediaCursor | null {
  const [time = '', id = ''] = cursor?.split('_') ?? []
  const createdAt = toInstant(time)
  return createdAt && id ? { createdAt, id } : null
}
