export { deviceCookieSeconds } from './device-cookie.ts'
export { endOtherSessions, endSession, listSessions } from './manage-sessions.ts'
export { sessionCookieSeconds } from './session-cookie.ts'
