export { liftByHand, listSuppressions, policyRefusals, suppressByHand } from './manage-suppressions.ts'
export { noteRefusal } from './note-refusal.ts'
export {
  eraseFromSuppressions,
  liftSuppression,
  suppress,
  suppressedAmong,
  suppressedHashesWhere,
} from './suppress.ts'
export { mayStillGo, type SuppressionReason, suppressionReasons } from './suppression.ts'
