export type { AuditDetail } from './entry.ts'
export { listAudit } from './list-audit.ts'
export { networkOf } from './network.ts'
export { recordAudit } from './record-audit.ts'
