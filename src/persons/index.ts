export { eraseOwnNotifications, erasePerson, replayErasures } from './erase-person.ts'
export { heldOfPerson } from './held-of-person.ts'
export { queueRetention, retentionTask } from './retention.ts'
export { personTasksFor, replayErasuresTask } from './tasks.ts'
