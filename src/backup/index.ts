import './schema.ts'

export { backUp } from './back-up.ts'
export { exportSite } from './export-site.ts'
export { type RestoreReport, restoreBackup } from './restore-backup.ts'
