import type { de } from '../de/index.ts'
import { comments } from './comments.ts'
import { mail } from './mail.ts'
import { moderation } from './moderation.ts'
import { newsletters } from './newsletters.ts'
import { site } from './site.ts'
import { subscriptions } from './subscriptions.ts'

/** Only what differs from `de/` when a site says „du“ to its readers. */
export const deDu: Partial<Record<keyof typeof de, string>> = {
  ...newsletters,
  ...site,
  ...comments,
  ...mail,
  ...moderation,
  ...subscriptions,
}
