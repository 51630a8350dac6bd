import { open } from 'node:fs/promises'
import { ok, type Result } from '../platform/result.ts'
import type { Archive, ArchiveRefusal } from './archive.ts'
import { openGhostArchive } from './ghost/open-ghost-archive.ts'
import type { ImportSystem } from './import-run.ts'
import { openWordpressArchive } from './wordpress/open-wordpress-archive.ts'

export type OpenedArchive = { archive: Archive; system: ImportSystem }

/** Opens an archive of whichever system it is: JSON is Ghost's, all else is read as WordPress's. */
export async function openArchive(file: string): Promise<Result<OpenedArchive, ArchiveRefusal>> {
  const system = (await beginsAsJson(file)) ? 'ghost' : 'wordpress'
  const opened = await (system === 'ghost' ? openGhostArchive(file) : openWordpressArchive(file))
  return opened.ok ? ok({ archive: opened.value, system }) : opened
}

async function beginsAsJson(file: string): Promise<boolean> {
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(64), 0, 64, 0)
    return /^\ufeff?\s*[{[]/.test(buffer.toString('utf8', 0, bytesRead))
  } finally {
    await handle.close()
  }
}
