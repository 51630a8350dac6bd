import { z } from 'zod'
import { type AnyTask, defineTask } from '../platform/queue/queue.ts'
import { originalPrefix, renditionPrefix } from './media.ts'
import { prepareRenditions, type UsualPictures } from './prepare-renditions.ts'
import { renditionVersion } from './renditions.ts'
import { mediaById } from './store.ts'

/**
 * Deletes the files nobody can ask for any more: all of a removed picture, and renditions made for a focal point that
 * was moved since.
 */
export const tidyMediaFiles = defineTask({
  name: 'media.tidy-files',
  payload: z.object({ mediaId: z.string() }),
  retry: { attempts: 8, backoffSeconds: 60 },
  async run(world, { mediaId }) {
    const media = await mediaById(world.db, mediaId)
    const keptPrefix =
      media?.kind === 'picture' ? `${renditionPrefix(mediaId)}${renditionVersion(media.focalPoint)}/` : null
    for await (const key of world.blobs.list(renditionPrefix(mediaId)))
      if (keptPrefix === null || !key.startsWith(keptPrefix)) await world.blobs.delete(key)
    if (media) return
    for await (const key of world.blobs.list(originalPrefix(mediaId))) await world.blobs.delete(key)
  },
})

export const mediaTasks = (usual: UsualPictures): readonly AnyTask[] => [
  tidyMediaFiles,
  prepareRenditions(usual),
]
