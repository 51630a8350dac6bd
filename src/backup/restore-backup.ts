import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import './schema.ts'
import type { Migration } from '../platform/db/migrate.ts'
import { openDatabase } from '../platform/db/open-database.ts'
import { replaceContents } from '../platform/db/replace-contents.ts'
import { hasContents } from '../platform/db/snapshot.ts'
import { announce } from '../platform/events/events.ts'
import { ok, type Result, refused } from '../platform/result.ts'
import type { World } from '../platform/world.ts'
import { readArchive } from './archive.ts'
import { contentOf, type Manifest, mediaName } from './manifest.ts'
import { mediaTypeOf } from './media-type.ts'
import type { OnProgress } from './progress.ts'
import { rowOf, unpackLines } from './rows.ts'
import { type ArchiveRefusal, verifyArchive } from './verify-archive.ts'

export type RestoreRefusal = ArchiveRefusal | 'site-not-empty' | 'archive-too-new'
export type RestoreReport = {
  manifest: Manifest
  /** `other`: the archive's secret is not the one this installation is given by its configuration. */
  secret: 'restored' | 'same' | 'not-in-archive' | 'other'
}

type Options = {
  file: string
  /** All of this version. */
  migrations: readonly Migration[]
  /** Replaces a site that exists. */
  force: boolean
  onProgress: OnProgress
}
type Needs = Pick<World, 'config' | 'blobs' | 'clock'>

/**
 * Makes the site what it was when the archive was written, on either kind of database. The archive is read to its
 * end and compared with its manifest before anything is touched; the rows are replaced in one transaction, so that
 * a failure leaves the old ones. Running servers follow; tasks that were waiting then wait again.
 */
export async function restoreBackup(
  world: Needs,
  options: Options,
): Promise<Result<RestoreReport, RestoreRefusal>> {
  const { file, migrations, force, onProgress } = options
  const verified = await verifyArchive(file, onProgress)
  if (!verified.ok) return verified
  const manifest = verified.value
  const unknown = manifest.migrations.find((name) => !migrations.some((migration) => migration.name === name))
  if (unknown) return refused('archive-too-new', { version: manifest.version, migration: unknown })
  if (!force && (await hasContents(world.config.databaseUrl))) return refused('site-not-empty')

  const media = await restoreNewMedia(world, { file, manifest, onProgress })
  await restoreRows(world, { ...options, manifest })
  await restoreChangedMedia(world, { file, changed: media.changed })
  await removeOtherMedia(world, manifest)
  return ok({ manifest, secret: restoreSecret(world.config, media.secret) })
}

type Media = { changed: Set<string>; secret: string | null }

/** Puts files there is nothing of yet, which harms no present page; notes the keys that hold something else. */
async function restoreNewMedia(
  { blobs }: Needs,
  { file, manifest, onProgress }: { file: string; manifest: Manifest; onProgress: OnProgress },
): Promise<Media> {
  const media: Media = { changed: new Set(), secret: null }
  const total = Object.keys(manifest.files).filter((name) => contentOf(name)?.kind === 'media').length
  let done = 0
  await readArchive(file, async (name, content) => {
    const held = contentOf(name)
    if (held?.kind === 'secret') media.secret = content.toString('utf8')
    if (held?.kind !== 'media') return
    const present = await blobs.get(held.key)
    if (present === null) await blobs.put(held.key, content, mediaTypeOf(held.key))
    else if (!present.equals(content)) media.changed.add(held.key)
    onProgress({ what: 'media', done: ++done, total })
  })
  return media
}

async function restoreChangedMedia(
  { blobs }: Needs,
  { file, changed }: { file: string; changed: Set<string> },
) {
  if (changed.size === 0) return
  await readArchive(file, async (name, content) => {
    const held = contentOf(name)
    if (held?.kind === 'media' && changed.has(held.key))
      await blobs.put(held.key, content, mediaTypeOf(held.key))
  })
}

async function restoreRows(
  world: Needs,
  { file, migrations, manifest, onProgress }: Options & { manifest: Manifest },
) {
  const database = openDatabase(world.config.databaseUrl)
  const done = new Map<string, number>()
  try {
    await replaceContents(database.db, {
      migrations,
      rowsAreFrom: manifest.migrations,
      fill: (insert) =>
        readArchive(file, async (name, content) => {
          const held = contentOf(name)
          if (held?.kind !== 'rows') return
          const rows = (await unpackLines(content)).map(rowOf)
          await insert(held.table, rows)
          done.set(held.table, (done.get(held.table) ?? 0) + rows.length)
          onProgress({
            what: held.table,
            done: done.get(held.table) ?? 0,
            total: manifest.tables[held.table] ?? 0,
          })
        }),
      finish: (tx) => announce(tx, world.clock, 'site.restored', {}),
    })
  } finally {
    await database.close()
  }
}

/** What is in no row any more, and what was cut to size for rows that are gone. */
async function removeOtherMedia({ blobs }: Needs, manifest: Manifest): Promise<void> {
  const others: string[] = []
  for await (const key of blobs.list('')) if (!Object.hasOwn(manifest.files, mediaName(key))) others.push(key)
  for (const key of others) await blobs.delete(key)
}

/** The self-made secret of this installation gives way to the archive's; one from the configuration does not. */
function restoreSecret(config: World['config'], secret: string | null): RestoreReport['secret'] {
  if (secret === null) return 'not-in-archive'
  if (secret === config.secret) return 'same'
  const path = join(config.dataDir, 'secret')
  if (!existsSync(path) || readFileSync(path, 'utf8').trim() !== config.secret) return 'other'
  writeFileSync(path, `${secret}\n`, { mode: 0o600 })
  return 'restored'
}
