import type { site as formal } from '../de/site.ts'

export const site: Partial<Record<keyof typeof formal, string>> = {}
