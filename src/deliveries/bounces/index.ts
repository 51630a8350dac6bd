export { type BounceState, bounceState } from './bounce-state.ts'
export { openBounceListener } from './listen.ts'
export { queueReadingBounces, readBouncesTask } from './tasks.ts'
