import { z } from 'zod'
import { defineTask } from '../platform/queue/queue.ts'

/** A large audience takes a while. What renders and sends is loaded when there is an issue. */
export const lane = 'newsletters'
export const retry = { attempts: 10, backoffSeconds: 5 }

/** What follows when an issue is on its way. */
export const sendTask = defineTask({
  name: 'newsletter-issues.send',
  payload: z.object({ issueId: z.string() }),
  lane,
  retry,
  async run(world, { issueId }) {
    await (await import('./send-issue.ts')).sendIssue(world, issueId)
  },
})
