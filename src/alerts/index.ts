export { alertMailings } from './mail-at-once.ts'
export { alertTasks, alertTasksFor, queueForgettingTellings } from './tasks.ts'
