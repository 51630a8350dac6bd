import { stat } from 'node:fs/promises'
import { ok, type Result, refused } from '../platform/result.ts'
import { ArchiveError, readArchive } from './archive.ts'
import {
  contentOf,
  differenceFrom,
  type FileFacts,
  factsOf,
  type Manifest,
  manifestName,
  manifestSchema,
} from './manifest.ts'
import type { OnProgress } from './progress.ts'
import { unpackLines } from './rows.ts'

/** `detail.reason` says what is wrong with it. */
export type ArchiveRefusal = 'no-archive' | 'archive-damaged'

/** Reads the archive to its end; the manifest, when all it says is so. */
export async function verifyArchive(
  file: string,
  onProgress: OnProgress,
): Promise<Result<Manifest, ArchiveRefusal>> {
  const files = new Map<string, FileFacts>()
  const rows = new Map<string, number>()
  let manifest: Manifest | null = null
  let done = 0
  try {
    const total = (await stat(file)).size
    await readArchive(file, async (name, content) => {
      done += content.length
      onProgress({ what: 'verify', done: Math.min(done, total), total })
      if (name === manifestName) {
        manifest = manifestSchema.safeParse(JSON.parse(content.toString('utf8'))).data ?? null
        return
      }
      files.set(name, factsOf(content))
      const held = contentOf(name)
      if (held?.kind === 'rows')
        rows.set(held.table, (rows.get(held.table) ?? 0) + (await unpackLines(content)).length)
    })
  } catch (error) {
    return refusalFor(error)
  }
  if (!manifest)
    return refused(files.size > 0 ? 'archive-damaged' : 'no-archive', {
      reason: `${manifestName} is missing or of another kind`,
    })
  const difference = differenceFrom(manifest, { files, rows })
  return difference ? refused('archive-damaged', { reason: difference }) : ok(manifest)
}

const notOpened: Record<string, string> = {
  ENOENT: 'there is no such file',
  EACCES: 'the file may not be read by this user',
  EISDIR: 'it is a folder',
}

/** Damage shows as broken tar, gzip or JSON; a file that cannot be opened is no archive. Else it is a bug of ours. */
function refusalFor(error: unknown): Result<never, ArchiveRefusal> {
  if (!(error instanceof Error)) throw error
  const code = 'code' in error ? String(error.code) : ''
  const unopened = notOpened[code]
  if (unopened) return refused('no-archive', { reason: unopened })
  const isDamage = error instanceof ArchiveError || error instanceof SyntaxError || code.startsWith('Z_')
  if (!isDamage) throw error
  return refused('archive-damaged', { reason: error.message })
}
