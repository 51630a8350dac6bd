import type { Instant } from '../../platform/clock.ts'

/** A reader who writes: one for each address. */
export type Writer = {
  id: string
  email: string
  name: string
  language: 'de' | 'en'
  confirmedAt: Instant | null
  confirmSentAt: Instant | null
  confirmUntil: Instant | null
}

/** What tells two addresses apart. */
export const emailKeyOf = (email: string): string => email.trim().toLowerCase()
