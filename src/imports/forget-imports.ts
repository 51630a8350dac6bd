import { rm } from 'node:fs/promises'
import { z } from 'zod'
import { addDays } from '../platform/clock.ts'
import { inTransaction, type Tx } from '../platform/db/db.ts'
import { defineTask, queueTask } from '../platform/queue/queue.ts'
import type { World } from '../platform/world.ts'
import { deleteNotesBefore, endedWithFile, forgetFile } from './store.ts'
import { forgetUploads } from './uploads.ts'

const daysOfFiles = 3
const daysOfNotes = 365

/** Uploaded files go three days after their run, notes after a year; what was made of an archive is known for good. */
export async function forgetOldImports(world: Pick<World, 'db' | 'clock' | 'events'>): Promise<void> {
  const now = world.clock.now()
  for (const { id, filePath } of await endedWithFile(world.db, addDays(now, -daysOfFiles))) {
    await rm(filePath, { recursive: true, force: true })
    await inTransaction(world, (tx) => forgetFile(tx, id))
  }
  await inTransaction(world, (tx) => deleteNotesBefore(tx, addDays(now, -daysOfNotes)))
}

export const forgetImportsTask = defineTask({
  name: 'imports.forget-old',
  payload: z.object({}),
  retry: { attempts: 5, backoffSeconds: 60 },
  async run(world) {
    await forgetOldImports(world)
    await forgetUploads(world)
  },
})

/** For the days on which something of a run that starts now is to go. */
export async function queueForgetting(tx: Tx, world: Pick<World, 'clock' | 'ids'>): Promise<void> {
  for (const days of [daysOfFiles, daysOfNotes])
    await queueTask(tx, world, {
      task: forgetImportsTask,
      payload: {},
      runAt: addDays(world.clock.now(), days + 1),
    })
}
