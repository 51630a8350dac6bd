import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import type { Actor } from '../accounts/index.ts'
import { recordAudit } from '../audit/index.ts'
import { inTransaction, isUniqueViolation } from '../platform/db/db.ts'
import { announce } from '../platform/events/events.ts'
import { ok, type Result, refused } from '../platform/result.ts'
import type { World } from '../platform/world.ts'
import { type AcceptedFormat, acceptedFormat } from './accepted-formats.ts'
import { editMedia } from './edit-media.ts'
import {
  type Media,
  type MediaFile,
  type MediaWords,
  middle,
  noRights,
  noWords,
  originalPrefix,
  type Picture,
  soundFileName,
  soundWords,
  type UploadRefusal,
} from './media.ts'
import { PictureProcessEnded, workshop } from './picture-workshop.ts'
import { type ReceivedFile, type UploadContent, withReceivedFile } from './read-upload.ts'
import { insertMedia, mediaBySha256 } from './store.ts'

export type Upload = {
  content: UploadContent
  fileName?: string | null
  /** In a form they may come after the file: then a function, called when the content is read. */
  words?: Partial<MediaWords> | (() => Promise<Partial<MediaWords>>)
}
/** `isNew` is false when the library had this very file before. */
export type Uploaded = { media: Media; isNew: boolean }

type Needs = Pick<World, 'db' | 'events' | 'clock' | 'ids' | 'blobs' | 'log'>

/**
 * Takes a picture or file into the library. A picture is developed anew (see `developOriginal`); a file already there
 * is answered as it is, with words given now where it has none. Refused by what the bytes are, whatever the name says.
 */
export function uploadMedia(
  world: Needs,
  upload: Upload,
  actor: Actor,
): Promise<Result<Uploaded, UploadRefusal>> {
  return withReceivedFile(upload.content, async (file): Promise<Result<Uploaded, UploadRefusal>> => {
    const words = soundWords({ ...noWords, ...(await givenWords(upload)) })
    const known = await mediaBySha256(world.db, file.sha256)
    if (known) return ok({ media: await withMissingWords(world, { known, words }, actor), isNew: false })
    const made = await develop(file)
    if (!made.ok) {
      world.log.info({ refusal: made.refusal, ...made.detail }, 'an upload was refused')
      return made
    }
    const { facts, extension, content } = made.value
    const id = world.ids.newId()
    const now = world.clock.now()
    const media: Media = {
      ...words,
      ...facts,
      id,
      originalKey: `${originalPrefix(id)}${extension}`,
      fileName: soundFileName(upload.fileName ?? null, extension),
      sha256: file.sha256,
      version: 1,
      createdAt: now,
      createdBy: actor.id,
      changedAt: now,
    }
    return ok(await keep(world, { media, content: content() }, actor))
  })
}

const givenWords = async ({ words = {} }: Upload): Promise<Partial<MediaWords>> =>
  typeof words === 'function' ? words() : words

type Facts<M extends Media> = Omit<
  M,
  | keyof MediaWords
  | 'id'
  | 'originalKey'
  | 'fileName'
  | 'sha256'
  | 'version'
  | 'createdAt'
  | 'createdBy'
  | 'changedAt'
>
type Developed = {
  facts: Facts<Picture> | Facts<MediaFile>
  extension: string
  content: () => Buffer | Readable
}

async function develop(file: ReceivedFile): Promise<Result<Developed, UploadRefusal>> {
  const { fileTypeFromFile } = await import('file-type')
  const format = acceptedFormat((await fileTypeFromFile(file.path))?.mime, file.head)
  if (!format.ok) return format
  return format.value.kind === 'picture' ? developPicture(file, format.value) : ok(asItIs(file, format.value))
}

async function developPicture(
  { path }: ReceivedFile,
  format: Extract<AcceptedFormat, { kind: 'picture' }>,
): Promise<Result<Developed, UploadRefusal>> {
  const original = await workshop.run('original', { path, format }).catch((error: unknown) => {
    // Whatever ended the process was in the picture: it worked on nothing else of this upload.
    if (error instanceof PictureProcessEnded) return refused('picture-damaged', { reason: error.message })
    throw error
  })
  if (!original.ok) return original
  const { content, extension, ...facts } = original.value
  const bytes = content.byteLength
  return ok({
    facts: { ...facts, kind: 'picture', bytes, focalPoint: middle },
    extension,
    content: () => Buffer.from(content),
  })
}

const asItIs = (
  file: ReceivedFile,
  { mime, extension }: Extract<AcceptedFormat, { kind: 'file' }>,
): Developed => ({
  facts: { kind: 'file', contentType: mime, bytes: file.bytes, rights: noRights, proposed: noWords },
  extension,
  content: () => createReadStream(file.path),
})

/** The file is in the media store before its row is in the database: no row ever names a file that is not there. */
async function keep(
  world: Needs,
  { media, content }: { media: Media; content: Buffer | Readable },
  actor: Actor,
): Promise<Uploaded> {
  await world.blobs.put(media.originalKey, content, media.contentType)
  try {
    await inTransaction(world, async (tx) => {
      await insertMedia(tx, media)
      const subject = { kind: 'media', id: media.id, label: media.fileName }
      await recordAudit(tx, world, { actor, action: 'media.uploaded', subject })
      await announce(tx, world.clock, 'media.uploaded', { mediaId: media.id })
    })
    return { media, isNew: true }
  } catch (error) {
    await world.blobs.delete(media.originalKey)
    const known = isUniqueViolation(error) ? await mediaBySha256(world.db, media.sha256) : null
    if (known) return { media: known, isNew: false } // the same file, uploaded a moment earlier
    throw error
  }
}

type Known = { known: Media; words: MediaWords }

async function withMissingWords(world: Needs, { known, words }: Known, actor: Actor): Promise<Media> {
  const missing = (['alt', 'caption', 'credit'] as const).filter(
    (word) => known[word] === null && words[word] !== null,
  )
  if (missing.length === 0) return known
  const changes = Object.fromEntries(missing.map((word) => [word, words[word]]))
  const edited = await editMedia(world, { id: known.id, version: known.version, ...changes }, actor)
  return edited.ok ? edited.value : known
}
