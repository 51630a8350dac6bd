import { ok, type Result, refused } from '../platform/result.ts'
import type { World } from '../platform/world.ts'
import type { Media } from './media.ts'
import { etagOf, type ServedFile } from './render-rendition.ts'
import { fittingRendition } from './renditions.ts'
import { mediaById } from './store.ts'

/** Root-relative address for readers: a JPEG of the picture in a good size, or the file. */
export function publicPath(media: Media): string {
  if (media.kind === 'picture')
    return fittingRendition(media, { width: 1600, ratio: null, format: 'jpg' }).path
  return `/media/${media.id}/${encodeURIComponent(media.fileName)}`
}

/** The kept original with its facts, for staff. */
export async function originalOf(
  world: Pick<World, 'db' | 'blobs'>,
  id: string,
): Promise<Result<ServedFile & { media: Media }, 'not-found'>> {
  const media = await mediaById(world.db, id)
  if (!media) return refused('not-found')
  const bytes = await world.blobs.get(media.originalKey)
  if (!bytes) throw new Error(`the media store has lost ${media.originalKey}`)
  return ok({ bytes, contentType: media.contentType, etag: etagOf(bytes), media })
}

/** A file for readers. Pictures are not given out whole, only as renditions. */
export async function downloadOf(
  world: Pick<World, 'db' | 'blobs'>,
  { id, fileName }: { id: string; fileName: string },
): Promise<Result<ServedFile, 'not-found'>> {
  const media = await mediaById(world.db, id)
  if (media?.kind !== 'file' || media.fileName !== fileName) return refused('not-found')
  return originalOf(world, id)
}
