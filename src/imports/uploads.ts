import { createWriteStream } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Actor } from '../accounts/index.ts'
import type { Instant } from '../platform/clock.ts'
import { ok, type Result, refused } from '../platform/result.ts'
import type { World } from '../platform/world.ts'
import type { ArchivePlan, ArchiveReason, ArchiveRefusal } from './archive.ts'
import type { ImportSystem } from './import-run.ts'

/** A file that waits to be brought in. Until then it is only a folder below the data folder, named by its id. */
export type Upload = {
  id: string
  fileName: string
  bytes: number
  uploadedAt: Instant
  uploadedByName: string
  /** Null as long as the file is being read. */
  preview: ImportPreview | null
}
type Kept = Omit<Upload, 'preview'>

/** What an uploaded file holds, told before anything is written. */
export type ImportPreview =
  | {
      ok: true
      system: ImportSystem
      site: ArchivePlan['site']
      counts: Record<
        'articles' | 'pages' | 'comments' | 'authors' | 'sections' | 'tags' | 'media' | 'menus',
        number
      >
      period: ArchivePlan['period']
      /** How often each thing that will not arrive as it was. */
      notes: { reason: ArchiveReason; count: number }[]
      /** Whether the texts are read too, so that the notes are all there. */
      isWhole: boolean
    }
  | { ok: false; refusal: ArchiveRefusal }

type Needs = Pick<World, 'config' | 'clock' | 'ids'>
type Place = Pick<World, 'config'>

/** In bytes. What is larger is brought in on the server, by `depesche import`. */
export const longestUpload = 2 * 1024 ** 3
const daysOfUploads = 3

const folderOf = ({ config }: Place, id: string): string | null =>
  /^[\w-]{36}$/.test(id) ? join(config.dataDir, 'imports', id) : null
const archiveIn = (folder: string): string => join(folder, 'archive')

/** Keeps a file that comes in as a stream. Files of earlier days that nobody brought in go. */
export async function keepUpload(
  world: Needs,
  { fileName, content }: { fileName: string; content: AsyncIterable<Uint8Array> },
  actor: Actor,
): Promise<Result<Upload, 'empty-file'>> {
  await forgetUploads(world)
  const id = world.ids.newId()
  const folder = join(world.config.dataDir, 'imports', id)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  try {
    await pipeline(
      Readable.from(content, { objectMode: false }),
      createWriteStream(archiveIn(folder), { mode: 0o600 }),
    )
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw error
  }
  const { size } = await stat(archiveIn(folder))
  if (size === 0) {
    await rm(folder, { recursive: true, force: true })
    return refused('empty-file')
  }
  const upload: Kept = {
    id,
    fileName: fileName.slice(-200),
    bytes: size,
    uploadedAt: world.clock.now(),
    uploadedByName: actor.name,
  }
  await writeWhole(join(folder, 'upload.json'), upload)
  return ok({ ...upload, preview: null })
}

/** Null for one that is not there (any more). */
export async function uploadById(world: Place, id: string): Promise<Upload | null> {
  const folder = folderOf(world, id)
  const kept = folder && ((await readWhole(join(folder, 'upload.json'))) as Kept | null)
  if (!folder || !kept) return null
  return { ...kept, preview: (await readWhole(join(folder, 'preview.json'))) as ImportPreview | null }
}

/** Newest first. */
export async function listUploads(world: Place): Promise<Upload[]> {
  const names = await readdir(join(world.config.dataDir, 'imports')).catch(() => [])
  const found = await Promise.all(
    names
      .toSorted()
      .reverse()
      .map((name) => uploadById(world, name)),
  )
  return found.filter((upload) => upload !== null)
}

export const uploadedFile = (world: Place, id: string): string | null => {
  const folder = folderOf(world, id)
  return folder && archiveIn(folder)
}

/** The file goes; an import of it is not undone. */
export async function dropUpload(world: Place, id: string): Promise<void> {
  const folder = folderOf(world, id)
  if (folder) await rm(folder, { recursive: true, force: true })
}

export async function keepPreview(world: Place, id: string, preview: ImportPreview): Promise<void> {
  const folder = folderOf(world, id)
  if (folder) await writeWhole(join(folder, 'preview.json'), preview)
}

async function forgetUploads(world: Needs): Promise<void> {
  const oldest = Date.parse(world.clock.now()) - daysOfUploads * 86_400_000
  for (const { id, uploadedAt } of await listUploads(world))
    if (Date.parse(uploadedAt) < oldest) await dropUpload(world, id)
}

async function readWhole(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'))
  } catch {
    return null // not there yet, or no longer
  }
}

/** Whoever reads it meets it whole or not at all. */
async function writeWhole(path: string, content: unknown): Promise<void> {
  await writeFile(`${path}.new`, JSON.stringify(content), { mode: 0o600 })
  await rename(`${path}.new`, path)
}
