import { createHash } from 'node:crypto'
import type { Blobs } from '../platform/blobs/blobs.ts'
import { ok, type Result, refused } from '../platform/result.ts'
import type { World } from '../platform/world.ts'
import { type Picture, renditionPrefix } from './media.ts'
import { workshop } from './picture-workshop.ts'
import {
  contentTypeOf,
  isRenditionOf,
  type Rendition,
  renditionFileName,
  renditionPath,
  renditionVersion,
} from './renditions.ts'
import { mediaById } from './store.ts'

export type ServedFile = { bytes: Buffer; contentType: string; etag: string }
export type WantedRendition = Rendition & { id: string; version: string }

/**
 * The rendition's bytes, made once and kept. Refused when there is no such picture or it does not come in this size;
 * `other-version` tells in `path` where the picture is now that its focal point has moved.
 */
export async function renderRendition(
  world: Pick<World, 'db' | 'blobs'>,
  { id, version, ...rendition }: WantedRendition,
): Promise<Result<ServedFile, 'not-found' | 'other-version'>> {
  const picture = await mediaById(world.db, id)
  if (picture?.kind !== 'picture' || !isRenditionOf(picture, rendition)) return refused('not-found')
  if (version !== renditionVersion(picture.focalPoint))
    return refused('other-version', { path: renditionPath(picture, rendition) })
  const key = `${renditionPrefix(id)}${version}/${renditionFileName(rendition)}`
  const bytes = await together(world.blobs, key, async () => {
    const kept = await world.blobs.get(key)
    return kept ?? develop(world.blobs, { picture, rendition, key })
  })
  return ok({ bytes, contentType: contentTypeOf[rendition.format], etag: etagOf(bytes) })
}

export const etagOf = (bytes: Buffer): string =>
  `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`

const underWay = new WeakMap<Blobs, Map<string, Promise<Buffer>>>()

/** Those who ask for a file while it is being made wait for the same one. */
function together(blobs: Blobs, key: string, make: () => Promise<Buffer>): Promise<Buffer> {
  const flights = underWay.get(blobs) ?? new Map<string, Promise<Buffer>>()
  underWay.set(blobs, flights)
  const flight = flights.get(key) ?? make().finally(() => flights.delete(key))
  flights.set(key, flight)
  return flight
}

type Development = { picture: Picture; rendition: Rendition; key: string }

async function develop(blobs: Blobs, { picture, rendition, key }: Development): Promise<Buffer> {
  const original = await blobs.get(picture.originalKey)
  if (!original) throw new Error(`the media store has lost ${picture.originalKey}`)
  const bytes = Buffer.from(await workshop.run('rendition', { original, picture, rendition }))
  await blobs.put(key, bytes, contentTypeOf[rendition.format])
  return bytes
}
