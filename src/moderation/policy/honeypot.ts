import type { Phase } from '../assessment.ts'

/** A field that no person sees was filled in: a program did it. */
export const honeypot: Phase = ({ bot }) =>
  bot.honeypot ? { phase: 'honeypot', says: 'spam', risk: 1000, clause: '7' } : null
