export type { ImportReport } from './apply/import-archive.ts'
export { bringUpload, startUpload } from './bring-upload.ts'
export { forgetImportsTask } from './forget-imports.ts'
export type { ImportCounts, ImportNote, ImportRun } from './import-run.ts'
export { keepUpload } from './keep-upload.ts'
export { importArchive, openGhostArchive, openWordpressArchive } from './lazily.ts'
export {
  importProgress,
  listImports,
  listNotes,
  setNoteHandled,
  startImport,
} from './manage-imports.ts'
export { previewUpload } from './preview-upload.ts'
export { dropUpload, listUploads, uploadById } from './uploads.ts'
