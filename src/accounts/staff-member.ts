import { z } from 'zod'
import type { Instant } from '../platform/clock.ts'
import type { Role } from './actor.ts'

/** Somebody who works in the newsroom and signs in with an address and a password. */
export type StaffMember = {
  id: string
  name: string
  email: string
  role: Role
  createdAt: Instant
  disabledAt: Instant | null
}

/** As addresses are stored and compared. */
export const normalEmail = (email: string): string => email.trim().toLowerCase()

/** By form, not by DNS, and no sign that means something in a mail header. Hosts with umlauts go as `xn--…`. */
export const isEmail = (email: string): boolean => email.length <= 254 && z.email().safeParse(email).success

/** A name is one line of up to 120 characters with something to see in it. */
export function cleanName(name: string): string | null {
  const line = name
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return line && line.length <= 120 && /[\p{L}\p{N}]/u.test(line) ? line : null
}

/** The site must keep somebody who may do everything: who else could let the others back in? */
export const wouldLeaveNoAdministrator = (
  member: Pick<StaffMember, 'role' | 'disabledAt'>,
  activeAdministrators: number,
): boolean => member.role === 'administrator' && member.disabledAt === null && activeAdministrators <= 1
