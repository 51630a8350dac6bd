import type { Actor } from '../accounts/index.ts'
import { inTransaction } from '../platform/db/db.ts'
import { ok, type Result, refused } from '../platform/result.ts'
import type { ImportNeeds } from './apply/session.ts'
import type { ImportRun } from './import-run.ts'
import { importProgress, startImport } from './manage-imports.ts'
import { updateImport } from './store.ts'
import { type Upload, uploadedFile, uploadFolder } from './uploads.ts'

/** Notes down that an uploaded file is to be brought in; `bringUpload` then does it, in a process of its own. */
export async function startUpload(
  world: ImportNeeds,
  { id, fileName, preview }: Upload,
  actor: Actor,
): Promise<Result<ImportRun, 'not-read-yet'>> {
  if (!preview?.ok) return refused('not-read-yet')
  const filePath = uploadFolder(world, id)
  return ok(
    await startImport(world, { id, system: preview.system, fileName, filePath, mediaPath: null }, actor),
  )
}

/** Brings in what `startUpload` noted down, or goes on with a run whose process died. */
export async function bringUpload(world: ImportNeeds, id: string, actor: Actor): Promise<void> {
  const run = (await importProgress(world, id))?.run
  const file = uploadedFile(world, id)
  if (!run?.filePath || !file) return
  const { openArchive } = await import('./open-archive.ts')
  const opened = await openArchive(file)
  if (opened.ok) {
    const { archive } = opened.value
    const { importArchive } = await import('./apply/import-archive.ts')
    await importArchive(world, { archive, importId: id, mediaFolder: run.mediaPath }, actor)
    return
  }
  const failure = opened.refusal
  await inTransaction(world, (tx) =>
    updateImport(tx, id, { ...run, state: 'failed', failure, now: world.clock.now() }),
  )
}
