import type { mail as german } from '../de/mail.ts'

export const mail: Record<keyof typeof german, string> = {
  'mail.greeting': 'Hello {name},',
}
