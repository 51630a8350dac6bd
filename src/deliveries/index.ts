export {
  cancelDelivery,
  listOutbox,
  mailInOutbox,
  type OutboxItem,
  retryDelivery,
  withdrawDeliveries,
} from './outbox.ts'
export { type Mail, queueDelivery } from './queue-delivery.ts'
export { senderAddress } from './sender.ts'
export { eraseMails, type MailTo, mailIdsAbout, mailIdsWhere, mailsTo } from './store-persons.ts'
export { queueSendDue, sendDue } from './tasks.ts'
