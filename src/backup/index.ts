import './schema.ts'

export { type BackupReport, backUp } from './back-up.ts'
export { type ExportReport, exportSite } from './export-site.ts'
export type { Manifest } from './manifest.ts'
export type { OnProgress } from './progress.ts'
export { type RestoreRefusal, type RestoreReport, restoreBackup } from './restore-backup.ts'
