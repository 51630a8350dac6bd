import { addDays, type Instant, millisecondsBetween } from '../../platform/clock.ts'

/** A session ends after this long unused, and after that long in any case. */
export const sessionLimits = { idleDays: 7, absoluteDays: 30 } as const

/** How often use is written down: more often would be a write with each request. */
const touchMilliseconds = 10 * 60_000

export type StaffSession = {
  id: string
  staffId: string
  /** Shortened address, e.g. `203.0.113.0/24`. */
  network: string | null
  userAgent: string | null
  createdAt: Instant
  seenAt: Instant
  expiresAt: Instant
}

/** When a new session ends if it is not used. */
export const firstExpiry = (createdAt: Instant): Instant => addDays(createdAt, sessionLimits.idleDays)

/** When the session ends if it is not used again after `now`. */
export function nextExpiry(session: Pick<StaffSession, 'createdAt'>, now: Instant): Instant {
  const idle = addDays(now, sessionLimits.idleDays)
  const absolute = addDays(session.createdAt, sessionLimits.absoluteDays)
  return millisecondsBetween(idle, absolute) > 0 ? idle : absolute
}

/** Over from the very instant of its expiry. */
export const isOver = (session: Pick<StaffSession, 'expiresAt'>, now: Instant): boolean =>
  session.expiresAt <= now

/** Whether its last use was written down long enough ago to do it again. */
export const shouldTouch = (session: Pick<StaffSession, 'seenAt'>, now: Instant): boolean =>
  millisecondsBetween(session.seenAt, now) >= touchMilliseconds
