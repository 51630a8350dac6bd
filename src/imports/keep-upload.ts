import { createWriteStream } from 'node:fs'
import { mkdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Actor } from '../accounts/index.ts'
import { inTransaction } from '../platform/db/db.ts'
import { ok, type Result, refused } from '../platform/result.ts'
import type { World } from '../platform/world.ts'
import { queueForgetting } from './forget-imports.ts'
import { archiveIn, type KeptUpload, type Upload, writeWhole } from './uploads.ts'

type Needs = Pick<World, 'config' | 'clock' | 'ids' | 'db' | 'events'>

/** Keeps a file that comes in as a stream. If nobody brings it in, it goes after some days. */
export async function keepUpload(
  world: Needs,
  { fileName, content }: { fileName: string; content: AsyncIterable<Uint8Array> },
  actor: Actor,
): Promise<Result<Upload, 'empty-file'>> {
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
  const upload: KeptUpload = {
    id,
    fileName: fileName.slice(-200),
    bytes: size,
    uploadedAt: world.clock.now(),
    uploadedByName: actor.name,
  }
  await writeWhole(join(folder, 'upload.json'), upload)
  await inTransaction(world, (tx) => queueForgetting(tx, world))
  return ok({ ...upload, preview: null })
}
