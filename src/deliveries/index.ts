export { type DeliveryRefusal, type DeliveryStatus, deliveryStatuses } from './delivery.ts'
export { type Letterhead, MailButton, MailLayout, MailNote, MailText } from './mail/layout.tsx'
export { dateWords, htmlPart, textPart } from './mail/letter.ts'
export { MailHeaderError } from './mail-header.ts'
export {
  cancelDelivery,
  forgetOldDeliveries,
  listOutbox,
  mailInOutbox,
  type OutboxItem,
  retryDelivery,
  withdrawDeliveries,
} from './outbox.ts'
export { type Mail, queueDelivery } from './queue-delivery.ts'
export { queueSendDue, sendDue } from './tasks.ts'
