export {
  type ChangeRefusal,
  changeComment,
  commentBehind,
  withdrawComment,
} from './change-comment.ts'
export { addressToConfirm, type ConfirmRefusal, confirmAddress } from './confirm-address.ts'
export { changeableUntil, isChangeable, longest, openness, type Typed } from './contribution.ts'
export { recommendComment } from './recommend-comment.ts'
export { type Sender, type SubmitRefusal, submitComment } from './submit-comment.ts'
export { forgetTracesTask, queueForgettingTraces } from './tasks.ts'
