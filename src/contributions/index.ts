export {
  changeComment,
  commentBehind,
  withdrawComment,
} from './change-comment.ts'
export { addressToConfirm, confirmAddress } from './confirm-address.ts'
export { changeableUntil, isChangeable, longest, openness, type Typed } from './contribution.ts'
export { recommendComment } from './recommend-comment.ts'
export { rewriteHint } from './rewrite-hint.ts'
export { type Sender, type SubmitRefusal, submitComment } from './submit-comment.ts'
export { forgetTracesTask, queueForgettingTraces } from './tasks.ts'
