export {
  cancelDelivery,
  listOutbox,
  mailInOutbox,
  type OutboxItem,
  retryDelivery,
  withdrawDeliveries,
} from './outbox.ts'
export { type Mail, queueDelivery } from './queue-delivery.ts'
export { eraseMails, type MailTo, mailIdsWhere, mailsTo } from './store-persons.ts'
export { queueSendDue, sendDue } from './tasks.ts'
