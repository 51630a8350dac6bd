import type { Instant } from '../platform/clock.ts'

/** Somebody who follows something by e-mail: one for each address. */
export type Reader = {
  id: string
  /** As it was typed. */
  email: string
  emailKey: string
  language: 'de' | 'en'
  createdAt: Instant
  /** No mails before this instant. */
  pausedUntil: Instant | null
  linkRotation: number
}
