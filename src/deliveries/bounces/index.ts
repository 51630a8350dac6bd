export { openBounceListener } from './listen.ts'
export { queueReadingBounces, readBouncesTask } from './tasks.ts'
export { envelopeSender, mailingRef } from './verp.ts'
