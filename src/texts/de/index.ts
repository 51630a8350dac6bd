import { comments } from './comments.ts'
import { fields } from './fields.ts'
import { mail } from './mail.ts'
import { moderation } from './moderation.ts'
import { newsletters } from './newsletters.ts'
import { problems } from './problems.ts'
import { setUp } from './set-up.ts'
import { site } from './site.ts'
import { subscriptions } from './subscriptions.ts'

export const de = {
  ...newsletters,
  ...site,
  ...comments,
  ...mail,
  ...moderation,
  ...problems,
  ...fields,
  ...setUp,
  ...subscriptions,
}
