import { z } from 'zod'
import { inTransaction } from '../platform/db/db.ts'
import type { DepescheEvent } from '../platform/events/events.ts'
import { defineTask, queueTask, type Task, type TaskRequest } from '../platform/queue/queue.ts'
import type { World } from '../platform/world.ts'
import { type Picture, renditionPrefix } from './media.ts'
import { type PictureWish, renditionsOffered } from './picture-sources.ts'
import { renderRendition } from './render-rendition.ts'
import { fittingWidth, type Rendition, renditionFileName, renditionVersion } from './renditions.ts'
import { mediaById } from './store.ts'

/** What pages ask of a picture: the places where it may stand, and files that others are pointed to. */
export type UsualPictures = { wishes: readonly PictureWish[]; files: readonly Rendition[] }

const taskName = 'media.prepare-renditions'
const payload = z.object({ mediaId: z.string() })

/** So few a run that pictures take turns, and that a server which is to stop need not wait. */
const renditionsARun = 4

/**
 * Makes the usual renditions of a picture ahead of its readers, a few a run until all are there. What a reader asks
 * for meanwhile is made between two of these.
 */
export function prepareRenditions(usual: UsualPictures): Task<z.infer<typeof payload>> {
  const task: Task<z.infer<typeof payload>> = defineTask({
    name: taskName,
    payload,
    lane: 'pictures',
    retry: { attempts: 3, backoffSeconds: 600 },
    async run(world, { mediaId }) {
      const picture = await mediaById(world.db, mediaId)
      if (picture?.kind !== 'picture') return
      const missing = await missingRenditions(world, picture, usual)
      const version = renditionVersion(picture.focalPoint)
      for (const rendition of missing.slice(0, renditionsARun)) {
        const made = await renderRendition(world, { id: mediaId, version, ...rendition })
        // Removed meanwhile, or its focal point was moved: then another task does it.
        if (!made.ok) return
      }
      if (missing.length > renditionsARun)
        await inTransaction(world, (tx) => queueTask(tx, world, { task, payload: { mediaId } }))
    },
  })
  return task
}

/** The tasks that follow an event: a new picture, or one whose focal point was moved, is prepared. */
export const mediaTasksFor = (event: DepescheEvent): TaskRequest[] =>
  event.type === 'media.uploaded' || event.type === 'media.changed'
    ? [{ name: taskName, payload: { mediaId: event.payload.mediaId } }]
    : []

async function missingRenditions(
  world: Pick<World, 'blobs'>,
  picture: Picture,
  usual: UsualPictures,
): Promise<Rendition[]> {
  const prefix = `${renditionPrefix(picture.id)}${renditionVersion(picture.focalPoint)}/`
  const present = new Set(await Array.fromAsync(world.blobs.list(prefix)))
  return usualRenditions(picture, usual).filter(
    (rendition) => !present.has(`${prefix}${renditionFileName(rendition)}`),
  )
}

/** Each once: first the AVIF, which nearly every browser takes, then the JPEG of links, then WebP. */
export function usualRenditions(picture: Picture, { wishes, files }: UsualPictures): Rendition[] {
  const all = [
    ...wishes.flatMap((wish) => renditionsOffered(picture, wish)),
    ...files.map((file) => ({ ...file, width: fittingWidth(picture, file) })),
  ]
  const byName = new Map(all.map((rendition) => [renditionFileName(rendition), rendition]))
  return (['avif', 'jpg', 'webp'] as const).flatMap((format) =>
    [...byName.values()].filter((rendition) => rendition.format === format),
  )
}
