/** What becomes of a contribution, for the reader's side; the moderators' side is at `desk/`. */
export { appeal, appealOf } from './appeals/file-appeal.ts'
export { assess } from './assess.ts'
export { moderationTasks, moderationTasksFor, queueModerationCatchUp } from './assess-pending.ts'
export type { Assessment, Submission } from './assessment.ts'
export { keepAssessment, leaveQueue } from './keep-assessment.ts'
export { report } from './notices/report.ts'
export type { HouseRules } from './rules/house-rules.ts'
export { rulesInForce } from './rules/save-house-rules.ts'
