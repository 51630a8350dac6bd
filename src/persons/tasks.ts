import { z } from 'zod'
import type { DepescheEvent } from '../platform/events/events.ts'
import { defineTask, type TaskRequest } from '../platform/queue/queue.ts'
import { replayErasures } from './erase-person.ts'

/** A backup brings back who has asked to be forgotten since: they are forgotten again. */
export const replayErasuresTask = defineTask({
  name: 'persons.replay-erasures',
  payload: z.object({}),
  lane: 'moderation',
  retry: { attempts: 20, backoffSeconds: 30 },
  async run(world) {
    const again = await replayErasures(world)
    world.log.info({ again }, 'erasures are done again after a backup was restored')
  },
})

export const personTasksFor = ({ type }: DepescheEvent): TaskRequest[] =>
  type === 'site.restored' ? [{ name: replayErasuresTask.name, payload: {} }] : []
