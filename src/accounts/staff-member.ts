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

/** As addresses are stored and compared. Only a–z: the Kelvin sign K would become somebody else's k. */
export const normalEmail = (email: string): string =>
  email.trim().replace(/[A-Z]+/g, (letters) => letters.toLowerCase())

/** By form, not by DNS, and no sign that means something in a mail header. Hosts with umlauts go as `xn--…`. */
export const isEmail = (email: string): boolean => email.length <= 254 && z.email().safeParse(email).success

/**
 * Signs nobody sees: two names that look the same would differ, and one could turn a line of a log around. The joiners
 * that Persian and Indian scripts write with stay.
 */
const invisible = /(?!\u200c|\u200d|\ufe0e|\ufe0f)\p{Default_Ignorable_Code_Point}/gu

/** A name is one line of up to 120 characters with something to see in it, in NFC, without what nobody sees. */
export function cleanName(name: string): string | null {
  const line = name
    .normalize('NFC')
    .replace(invisible, '')
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
