export { createMailing, type MailingDraft } from './create-mailing.ts'
export {
  type AudienceSource,
  type FrozenAudience,
  freezeAudience,
  type Recipient,
} from './freeze-audience.ts'
export type { MailingKind } from './kinds.ts'
export type {
  MailingDeliveryStatus,
  MailingProgress,
  MailingRefusal,
  MailingStatus,
} from './mailing.ts'
export { deliveriesOf, listMailings, mailingProgress } from './outbox.ts'
export { cancelMailing, pauseMailing, resumeMailing, startMailing } from './run-mailing.ts'
export { type MailingSender, openMailingSender } from './sender.ts'
