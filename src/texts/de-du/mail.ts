import type { mail as formal } from '../de/mail.ts'

export const mail: Partial<Record<keyof typeof formal, string>> = {}
