import { publishDueTask } from './articles/index.ts'
import { sendDue } from './deliveries/index.ts'
import { mediaTasks } from './media/index.ts'
import type { DepescheEvent } from './platform/events/events.ts'
import type { AnyTask, TaskRequest } from './platform/queue/queue.ts'

/** Everything that runs in the background, by room. */
export const tasks: readonly AnyTask[] = [publishDueTask, sendDue, ...mediaTasks]

/** When X has happened, these tasks follow: the whole server on one page. (Pages drop by `site/dependencies.ts`.) */
export function tasksFor(event: DepescheEvent): TaskRequest[] {
  switch (event.type) {
    default:
      return []
  }
}
