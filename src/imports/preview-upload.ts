import type { World } from '../platform/world.ts'
import type { ArchiveReason } from './archive.ts'
import { type OpenedArchive, openArchive } from './open-archive.ts'
import { type ImportPreview, keepPreview, uploadedFile } from './uploads.ts'

/** Reads an uploaded file and keeps what it holds: first the plan, then with all notes when the texts are read too. */
export async function previewUpload(world: Pick<World, 'config'>, id: string): Promise<void> {
  const file = uploadedFile(world, id)
  if (!file) return
  const opened = await openArchive(file)
  if (!opened.ok) return keepPreview(world, id, { ok: false, refusal: opened.refusal })
  await keepPreview(world, id, previewFrom(opened.value, false))
  for await (const entry of opened.value.archive.entries()) void entry
  await keepPreview(world, id, previewFrom(opened.value, true))
}

function previewFrom({ archive, system }: OpenedArchive, isWhole: boolean): ImportPreview {
  const { plan } = archive
  const notes = new Map<ArchiveReason, number>()
  for (const { reason } of archive.notes()) notes.set(reason, (notes.get(reason) ?? 0) + 1)
  return {
    ok: true,
    system,
    site: plan.site,
    counts: {
      ...plan.counts,
      authors: plan.authors.length,
      sections: plan.sections.length,
      tags: plan.tags.length,
      media: plan.media.length,
      menus: plan.menus.length,
    },
    period: plan.period,
    notes: [...notes].map(([reason, count]) => ({ reason, count })).sort((a, b) => b.count - a.count),
    isWhole,
  }
}
