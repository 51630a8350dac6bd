import type { World } from '../platform/world.ts'
import type { ArchiveEntry, ArchiveReason } from './archive.ts'
import type { OpenedArchive } from './open-archive.ts'
import { type ImportPreview, keepPreview, uploadedFile } from './uploads.ts'

/** Reads an uploaded file and keeps what it holds: first the plan, then with all notes when the texts are read too. */
export async function previewUpload(world: Pick<World, 'config'>, id: string): Promise<void> {
  const file = uploadedFile(world, id)
  if (!file) return
  const { openArchive } = await import('./open-archive.ts')
  const opened = await openArchive(file)
  if (!opened.ok) return keepPreview(world, id, { ok: false, refusal: opened.refusal })
  await keepPreview(world, id, previewFrom(opened.value, { changed: [], isWhole: false }))
  const changed: ArchiveReason[] = []
  for await (const entry of opened.value.archive.entries()) changed.push(...changesOf(entry))
  await keepPreview(world, id, previewFrom(opened.value, { changed, isWhole: true }))
}

/** What the import itself will note of an entry, as far as the file alone tells. */
const changesOf = ({ kind, status, comments }: ArchiveEntry): ArchiveReason[] => [
  ...(status === 'protected' ? ['protected-as-draft' as const] : []),
  ...(status === 'private' ? ['private-as-draft' as const] : []),
  ...(kind === 'page' && comments.length > 0 ? ['comment-without-article' as const] : []),
]

function previewFrom(
  { archive, system }: OpenedArchive,
  { changed, isWhole }: { changed: readonly ArchiveReason[]; isWhole: boolean },
): ImportPreview {
  const { plan } = archive
  const notes = new Map<ArchiveReason, number>()
  for (const reason of [...archive.notes().map((note) => note.reason), ...changed])
    notes.set(reason, (notes.get(reason) ?? 0) + 1)
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
