import type { site as german } from '../de/site.ts'

export const site: Record<keyof typeof german, string> = {
  'site.skipToContent': 'Skip to content',
}
