import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Blobs } from '../platform/blobs/blobs.ts'
import { databaseKind } from '../platform/db/db-url.ts'
import { type Snapshot, withSnapshot } from '../platform/db/snapshot.ts'
import { packageVersion } from '../platform/package-root.ts'
import type { World } from '../platform/world.ts'
import { type ArchiveWriter, writeArchive } from './archive.ts'
import {
  type FileFacts,
  factsOf,
  type Manifest,
  manifestName,
  mediaName,
  rowsName,
  secretName,
} from './manifest.ts'
import type { OnProgress } from './progress.ts'
import { lineOf, packLines } from './rows.ts'

export type BackupReport = { file: string; tables: Record<string, number>; mediaFiles: number; bytes: number }

/** About so much JSON goes into one file of the archive, and is held in memory. */
const charactersPerFile = 8_000_000

/** Pictures cut to size; made again from the originals when asked for. */
export const isDerivedMedia = (key: string): boolean => key.startsWith('renditions/')

/**
 * Writes everything into one archive while the site is served: all tables as they were at one moment, and every
 * media file that a row of that moment names. `file` is whole when this returns; a failure leaves what was there.
 */
export async function backUp(
  world: Pick<World, 'config' | 'blobs' | 'clock'>,
  { file, onProgress }: { file: string; onProgress: OnProgress },
): Promise<BackupReport> {
  const madeAt = world.clock.now()
  const files: Record<string, FileFacts> = {}
  const tables: Record<string, number> = {}
  let migrations: string[] = []
  await writeArchive(file, new Date(madeAt), async (archive) => {
    const add = async (name: string, content: Buffer): Promise<void> => {
      files[name] = factsOf(content)
      await archive.add(name, content)
    }
    const kept = keptSecret(world.config)
    if (kept) await add(secretName, Buffer.from(kept))
    // Media first: what a row of the later snapshot names is copied even if it is removed meanwhile. Then once
    // more, for what was uploaded since.
    const copied = new Set<string>()
    await copyMedia(world.blobs, { copied, add, onProgress })
    migrations = await withSnapshot(world.config.databaseUrl, async (snapshot) => {
      for (const table of snapshot.tables)
        tables[table] = await copyRows(snapshot, { table, add, onProgress })
      return [...snapshot.migrations]
    })
    await copyMedia(world.blobs, { copied, add, onProgress })
    const manifest: Manifest = {
      format: 'depesche-backup',
      formatVersion: 1,
      version: packageVersion,
      madeAt,
      publicUrl: world.config.publicUrl,
      database: databaseKind(world.config.databaseUrl),
      migrations,
      tables,
      files,
    }
    await archive.add(manifestName, Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`))
  })
  const bytes = Object.values(files).reduce((sum, facts) => sum + facts.bytes, 0)
  return {
    file,
    tables,
    bytes,
    mediaFiles: Object.keys(files).filter((name) => name.startsWith(mediaName(''))).length,
  }
}

type Step = { add: ArchiveWriter['add']; onProgress: OnProgress }

async function copyMedia(
  blobs: Blobs,
  { copied, add, onProgress }: Step & { copied: Set<string> },
): Promise<void> {
  const keys: string[] = []
  for await (const key of blobs.list('')) if (!copied.has(key) && !isDerivedMedia(key)) keys.push(key)
  for (const [done, key] of keys.entries()) {
    onProgress({ what: 'media', done, total: keys.length })
    const content = await blobs.get(key)
    if (content === null) continue // removed a moment ago
    await add(mediaName(key), content)
    copied.add(key)
  }
}

async function copyRows(
  snapshot: Snapshot,
  { table, add, onProgress }: Step & { table: string },
): Promise<number> {
  const total = await snapshot.count(table)
  let lines: string[] = []
  let characters = 0
  let done = 0
  let part = 0
  const flush = async (): Promise<void> => {
    if (lines.length === 0) return
    await add(rowsName(table, ++part), await packLines(lines))
    lines = []
    characters = 0
  }
  for await (const batch of snapshot.rows(table)) {
    for (const line of batch.map(lineOf)) {
      lines.push(line)
      characters += line.length
    }
    done += batch.length
    onProgress({ what: table, done, total })
    if (characters > charactersPerFile) await flush()
  }
  await flush()
  return done
}

/** The secret goes along when the installation made it itself: links in mails and second factors depend on it. */
function keptSecret(config: World['config']): string | null {
  const path = join(config.dataDir, 'secret')
  return existsSync(path) && readFileSync(path, 'utf8').trim() === config.secret ? config.secret : null
}
