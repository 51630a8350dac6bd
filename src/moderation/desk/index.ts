/** The moderators' desk: the queue, decisions, complaints and notices, house rules. */
export { decideAppeal } from '../appeals/decide-appeal.ts'
export { decide } from '../decisions/decide.ts'
export type { Decision } from '../decisions/decision.ts'
export { undoDecision } from '../decisions/undo-decision.ts'
export { moderationFigures } from '../figures.ts'
export { decideNotice } from '../notices/decide-notice.ts'
export { type AppealCase, appealCases, type NoticeCase, noticeCases } from '../open-cases.ts'
export {
  claimComment,
  type QueueItem,
  queueCounts,
  queueItems,
  queuePage,
  releaseComment,
} from '../queue.ts'
export { houseRulesOf, saveHouseRules } from '../rules/save-house-rules.ts'
export { rulesVersions } from '../store-rules.ts'
