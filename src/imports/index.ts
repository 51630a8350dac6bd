export {
  type ImportReport,
  type ImportTask,
  importArchive,
} from './apply/import-archive.ts'
export type { Archive, ArchivePlan, ArchiveReason } from './archive.ts'
export { openGhostArchive } from './ghost/open-ghost-archive.ts'
export type { ImportCounts, ImportNote, ImportRun } from './import-run.ts'
export {
  forgetOldImports,
  importProgress,
  listImports,
  listNotes,
  setNoteHandled,
  startImport,
} from './manage-imports.ts'
export { openWordpressArchive } from './wordpress/open-wordpress-archive.ts'
