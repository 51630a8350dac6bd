export { type TakenReport, takeReport } from './take-report.ts'
export { envelopeSender, mailingRef, singleRef } from './verp.ts'
