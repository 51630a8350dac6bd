export { alertMailings } from './mail-at-once.ts'
export { examplesBySubscription, forgetExample, sharpenInterest } from './sharpen.ts'
export { alertTasks, alertTasksFor, queueForgettingTellings, queueGatherings } from './tasks.ts'
