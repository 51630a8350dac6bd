/** Subscribers of other systems, brought in from a file. */
export { importSubscribers } from './import-subscribers.ts'
export { readSubscribers } from './read-subscribers.ts'
