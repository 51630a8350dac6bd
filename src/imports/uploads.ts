import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Instant } from '../platform/clock.ts'
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
export type KeptUpload = Omit<Upload, 'preview'>

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

type Place = Pick<World, 'config'>

const daysOfUploads = 3

const folderOf = ({ config }: Place, id: string): string | null =>
  /^[\w-]{36}$/.test(id) ? join(config.dataDir, 'imports', id) : null
export const archiveIn = (folder: string): string => join(folder, 'archive')

/** Null for one that is not there (any more). */
export async function uploadById(world: Place, id: string): Promise<Upload | null> {
  const folder = folderOf(world, id)
  const kept = folder && ((await readWhole(join(folder, 'upload.json'))) as KeptUpload | null)
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

/** All of an upload, for a run to remove when its time is over. */
export const uploadFolder = folderOf

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

/** Files that nobody brought in go after three days. */
export async function forgetUploads(world: Pick<World, 'config' | 'clock'>): Promise<void> {
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
export async function writeWhole(path: string, content: unknown): Promise<void> {
  await writeFile(`${path}.new`, JSON.stringify(content), { mode: 0o600 })
  await rename(`${path}.new`, path)
}
