export { alertMailings } from './mail-at-once.ts'
export { alertTasks, alertTasksFor, queueForgettingTellings, queueGatherings } from './tasks.ts'
