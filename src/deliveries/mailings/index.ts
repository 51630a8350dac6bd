export { createMailing, type MailingDraft } from './create-mailing.ts'
export { exampleMessage } from './example-message.ts'
export { type AudienceSource, freezeAudience, type Recipient } from './freeze-audience.ts'
export type { MailingKind } from './kinds.ts'
export { mailingDeliveryStatuses, mailingStatuses } from './mailing.ts'
export {
  deliveriesOf,
  listMailings,
  type MailingDeliveryItem,
  type MailingItem,
  mailingInOutbox,
  mailingProgress,
} from './outbox.ts'
export { cancelMailing, pauseMailing, resumeMailing, startMailing } from './run-mailing.ts'
export { openMailingSender } from './sender.ts'
