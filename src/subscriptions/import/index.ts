/** Subscribers of other systems, brought in from a file. */
export { type ImportCount, type ImportReport, importSubscribers, type Skipped } from './import-subscribers.ts'
export { type Entry, readSubscribers } from './read-subscribers.ts'
