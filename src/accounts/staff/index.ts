export type { StaffMember } from '../staff-member.ts'
export {
  addStaff,
  changeRole,
  disableStaff,
  enableStaff,
  endSessionsOf,
  listStaff,
  removeStaff,
} from './manage-staff.ts'
export { checkNewAccount, type NewAccountRefusal } from './new-account.ts'
export { changeOwnEmail, changeOwnName, changeOwnPassword, staffMember } from './own-account.ts'
export {
  passwordResetBehind,
  passwordResetLinkFor,
  requestPasswordReset,
  resetPassword,
  sendPasswordReset,
} from './reset-password.ts'
