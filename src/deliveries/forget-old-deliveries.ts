import { addDays } from '../platform/clock.ts'
import { inTransaction } from '../platform/db/db.ts'
import type { World } from '../platform/world.ts'
import { deleteDeliveriesEndedBefore } from './store.ts'

/** How long mails that came to their end are kept: they hold addresses and links. */
const keptDays = 90

/** Removes what came to its end long ago. Cheap when there is nothing. Answers how many mails were forgotten. */
export function forgetOldDeliveries(world: Pick<World, 'db' | 'clock' | 'events'>): Promise<number> {
  return inTransaction(world, (tx) => deleteDeliveriesEndedBefore(tx, addDays(world.clock.now(), -keptDays)))
}
