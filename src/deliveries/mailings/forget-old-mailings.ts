import { setImmediate as afterOthers } from 'node:timers/promises'
import { addDays } from '../../platform/clock.ts'
import { inTransaction } from '../../platform/db/db.ts'
import type { World } from '../../platform/world.ts'
import { forgetRecipients, mailingToForget, noteForgotten } from './store-persons.ts'

/** How long it is known who got a mailing: bounces and complaints come within days. */
const keptDays = 30
const rowsATime = 1000

/** Removes the recipients of mailings that ended long ago; what they said and how many got them stays. */
export async function forgetOldMailings(world: Pick<World, 'db' | 'clock' | 'events'>): Promise<void> {
  for (;;) {
    const mailing = await mailingToForget(world.db, addDays(world.clock.now(), -keptDays))
    if (!mailing) return
    for (let first = 1; first <= mailing.lastNumber; first += rowsATime) {
      const last = first + rowsATime - 1
      await inTransaction(world, (tx) => forgetRecipients(tx, mailing.number, { first, last }))
      await afterOthers()
    }
    await inTransaction(world, (tx) => noteForgotten(tx, mailing.number, world.clock.now()))
  }
}
