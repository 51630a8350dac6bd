import type { ImportNote, ImportRun, importProgress, listUploads } from '../imports/index.ts'
import type { Import, ImportNote as ShownNote } from './contract/imports.ts'
import { csvMark, csvRow } from './csv.ts'
import type { ImportWorkers } from './import-workers.ts'

type Upload = Awaited<ReturnType<typeof listUploads>>[number]
type Progress = NonNullable<Awaited<ReturnType<typeof importProgress>>>

/** An uploaded file that nobody has started yet. */
export function presentUpload(upload: Upload, workers: Pick<ImportWorkers, 'hasFailed'>): Import {
  const { id, fileName, uploadedAt, uploadedByName, preview } = upload
  const refusal = preview?.ok === false ? preview.refusal : null
  const isLost = !preview && workers.hasFailed(id)
  return {
    id,
    fileName,
    system: preview?.ok ? preview.system : null,
    siteUrl: preview?.ok ? preview.site.url : null,
    state: preview?.ok ? 'ready' : refusal || isLost ? 'refused' : 'reading',
    refusal: isLost ? 'unreadable' : refusal,
    preview: shownPreview(upload),
    step: null,
    done: 0,
    total: 0,
    counts: null,
    notes: [],
    canStart: preview?.ok === true,
    at: uploadedAt,
    endedAt: null,
    by: uploadedByName,
  }
}

/** A run, with what its file held as long as that is there. */
export function presentRun(
  { run, notes }: { run: ImportRun; notes: Progress['notes'] },
  { upload, isAtWork }: { upload: Upload | null; isAtWork: boolean },
): Import {
  const { id, fileName, system, siteUrl, state, failure, step, done, total, counts } = run
  const hasEnded = state === 'failed' || state === 'interrupted' || state === 'waiting'
  return {
    id,
    fileName,
    system,
    siteUrl,
    state,
    refusal: failure,
    preview: upload && shownPreview(upload),
    step,
    done,
    total,
    counts,
    notes,
    canStart: hasEnded && !isAtWork && upload !== null,
    at: run.startedAt,
    endedAt: run.endedAt,
    by: run.startedByName,
  }
}

function shownPreview({ preview }: Upload): Import['preview'] {
  if (!preview?.ok) return null
  const { site, counts, period, notes, isWhole } = preview
  return { site, counts, period, notes, isWhole }
}

export const presentNote = (note: ImportNote): ShownNote => ({
  number: note.seq,
  subject: note.subject,
  key: note.key,
  title: note.title,
  reason: note.reason,
  detail: note.detail,
  articleId: note.articleId,
  handledAt: note.handledAt,
  handledBy: note.handledBy,
})

const columns = [
  'number',
  'reason',
  'subject',
  'key',
  'title',
  'detail',
  'articleId',
  'handledAt',
  'handledBy',
] as const

export const csvHead = csvMark + csvRow(columns)
export const noteRow = (note: ShownNote): string => csvRow(columns.map((name) => note[name]))
