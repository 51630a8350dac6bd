export {
  changeComment,
  commentBehind,
  withdrawComment,
} from './change-comment.ts'
export { addressToConfirm, confirmAddress } from './confirm-address.ts'
export { changeableUntil, isChangeable, longest, openness, type Typed } from './contribution.ts'
export { type Intake, openIntake } from './intake.ts'
export { recommendComment } from './recommend-comment.ts'
export type { Sender, SubmitRefusal } from './submit-comment.ts'
export { forgetTracesTask, queueForgettingTraces } from './tasks.ts'
