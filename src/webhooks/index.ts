export {
  createEndpoint,
  editEndpoint,
  pingEndpoint,
  removeEndpoint,
  renewSecret,
  retryDelivery,
} from './manage-webhooks.ts'
export { openWebhookSender } from './sender.ts'
export { endpointById, listEndpoints } from './store.ts'
export {
  type Attempt,
  type Delivery,
  deliveriesAbout,
  forgetDeliveries,
  listDeliveries,
} from './store-deliveries.ts'
export { webhookTasks, webhookTasksFor } from './tasks.ts'
export { type Endpoint, webhookEvents } from './webhook.ts'
