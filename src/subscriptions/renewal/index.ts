/** After a year readers are asked whether what they follow goes on. */

export { renewSubscriptions, subscriptionsToRenew } from './renew.ts'
export { queueRenewal, renewalTask } from './tasks.ts'
