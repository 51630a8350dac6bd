import type { setUp as german } from '../de/set-up.ts'

export const setUp: Record<keyof typeof german, string> = {
  'setUp.firstSection': 'News',
}
