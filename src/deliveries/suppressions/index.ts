export { liftByHand, listSuppressions, policyRefusals, suppressByHand } from './manage-suppressions.ts'
export { noteRefusal, type Refusal } from './note-refusal.ts'
export { type AfterRefusal, enhancedStatusIn } from './refusal.ts'
export {
  eraseFromSuppressions,
  liftSuppression,
  suppress,
  suppressedAmong,
  suppressedHashesWhere,
} from './suppress.ts'
export { mayStillGo, type Suppression, type SuppressionReason, suppressionReasons } from './suppression.ts'
