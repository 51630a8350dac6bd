export { endOtherSessions, endSession, listSessions } from './manage-sessions.ts'
