import type { Actor } from '../accounts/index.ts'
import { recordAudit } from '../audit/index.ts'
import { inTransaction } from '../platform/db/db.ts'
import { announce } from '../platform/events/events.ts'
import { queueTask } from '../platform/queue/queue.ts'
import { ok, type Result, refused } from '../platform/result.ts'
import type { World } from '../platform/world.ts'
import { deleteMedia, mediaById } from './store.ts'
import { type MediaUse, usesOfMedia } from './store-uses.ts'
import { tidyMediaFiles } from './tasks.ts'

export type RemoveRefusal = 'not-found' | 'media-in-use'

/**
 * Takes a picture or file out of the library, for readers at once and from the media store soon after. Refused while
 * an article, a page, the front page, a portrait or the logo shows it; the refusal names where.
 */
export async function removeMedia(
  world: Pick<World, 'db' | 'longReads' | 'events' | 'clock' | 'ids'>,
  id: string,
  actor: Actor,
): Promise<Result<null, RemoveRefusal>> {
  const asked = world.clock.now()
  const uses = await usesOfMedia(world.longReads, id)
  if (uses.length > 0) return inUse(uses)
  return inTransaction(world, async (tx) => {
    const media = await mediaById(tx, id)
    if (!media) return refused('not-found')
    // Reading all texts takes too long for a transaction; what was saved meanwhile is read again in it.
    const since = await usesOfMedia(tx, id, asked)
    if (since.length > 0) return inUse(since)
    await deleteMedia(tx, id)
    await recordAudit(tx, world, {
      actor,
      action: 'media.removed',
      subject: { kind: 'media', id, label: media.fileName },
    })
    await announce(tx, world.clock, 'media.removed', { mediaId: id })
    await queueTask(tx, world, { task: tidyMediaFiles, payload: { mediaId: id } })
    return ok(null)
  })
}

const inUse = (uses: MediaUse[]) =>
  refused('media-in-use', { places: uses.map(({ label }) => label).join(' · '), uses })
