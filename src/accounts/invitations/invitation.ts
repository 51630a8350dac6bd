import { addDays, type Instant } from '../../platform/clock.ts'
import type { Role } from '../actor.ts'
import type { LinkRefusal } from '../staff/links.ts'

export const invitationDays = 7

/** Somebody was asked to join; a link was mailed, of which only the hash is kept. */
export type Invitation = {
  id: string
  email: string
  name: string | null
  role: Role
  invitedByName: string
  createdAt: Instant
  expiresAt: Instant
  acceptedAt: Instant | null
  withdrawnAt: Instant | null
}

/** Until when an invitation made now can be accepted. */
export const invitationEnd = (now: Instant): Instant => addDays(now, invitationDays)

/** Why the link of an invitation opens nothing (any more); null when it does. */
export function refuseInvitation(invitation: Invitation | null, now: Instant): LinkRefusal | null {
  if (!invitation || invitation.acceptedAt || invitation.withdrawnAt) return 'link-invalid'
  return invitation.expiresAt <= now ? 'link-expired' : null
}
