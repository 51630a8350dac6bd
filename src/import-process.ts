import { constants, setPriority } from 'node:os'
import { bringUpload, previewUpload } from './imports/index.ts'
import type { ImportOrder } from './newsroom-api/import-workers.ts'
import { openWorld } from './open-world.ts'
import { queueRelatedCatchUp } from './related/index.ts'
import { queueSearchCatchUp } from './search/index.ts'

/**
 * Reads and brings in uploaded archives beside the server, on the same data, so that pages are served as ever. Ends with
 * the server: a run that was not done goes on where it was when it is started again.
 */
process.once('message', (order: ImportOrder) => {
  setPriority(constants.priority.PRIORITY_LOW)
  process.once('disconnect', () => process.exit(1))
  carryOut(order).then(
    () => process.exit(0),
    (error: unknown) => {
      process.stderr.write(`an import failed: ${error instanceof Error ? error.stack : error}\n`)
      process.exit(1)
    },
  )
})

async function carryOut(order: ImportOrder): Promise<void> {
  if (order.job === 'look') await previewUpload({ config: order.config }, order.id)
  else await bring(order)
}

async function bring({ config, id, actor }: Extract<ImportOrder, { job: 'bring' }>): Promise<void> {
  const world = await openWorld(config)
  try {
    await bringUpload(world, id, actor)
    await queueSearchCatchUp(world)
    await queueRelatedCatchUp(world)
  } finally {
    await world.close()
  }
}
