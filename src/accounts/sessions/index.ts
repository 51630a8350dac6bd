export { endOtherSessions, endSession, listSessions } from './manage-sessions.ts'
export type { StaffSession } from './session.ts'
