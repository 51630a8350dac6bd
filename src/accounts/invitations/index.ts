export type { Invitation } from './invitation.ts'
export {
  acceptInvitation,
  invitationBehind,
  inviteStaff,
  listInvitations,
  withdrawInvitation,
} from './invite-staff.ts'
