export { type ErasedOfPerson, erasePerson, replayErasures } from './erase-person.ts'
export { type HeldOfPerson, heldOfPerson } from './held-of-person.ts'
export { queueRetention, retentionTask } from './retention.ts'
export { personTasksFor, replayErasuresTask } from './tasks.ts'
