import { addDays, toInstant } from '../../platform/clock.ts'
import { inTransaction } from '../../platform/db/db.ts'
import type { World } from '../../platform/world.ts'
import { addressHash } from './address-hash.ts'
import { failureDays } from './refusal.ts'
import { deleteSuppression, selectSuppressions } from './store.ts'
import { policyRefusalsSince } from './store-failures.ts'
import { suppress } from './suppress.ts'
import type { Suppression, SuppressionReason } from './suppression.ts'

/** A page of the list, the newest first. An address is found whole, by its hash: also when it was erased. */
export async function listSuppressions(
  world: Pick<World, 'db' | 'config'>,
  filter: { reason?: SuppressionReason; address?: string },
  page: { limit: number; cursor?: string },
): Promise<{ items: Suppression[]; nextCursor: string | null }> {
  const [time = '', id = ''] = page.cursor?.split('_') ?? []
  const at = toInstant(time)
  const { address, ...rest } = filter
  const found = await selectSuppressions(
    world.db,
    address ? { ...rest, addressHash: addressHash(world.config, address) } : rest,
    { limit: page.limit + 1, after: at && id ? { at, id } : null },
  )
  const items = found.slice(0, page.limit)
  const last = items.at(-1)
  return { items, nextCursor: found.length > page.limit && last ? `${last.suppressedAt}_${last.id}` : null }
}

/** An administrator keeps all mail from the address, until it is lifted by hand. Answers the entry's id. */
export function suppressByHand(
  world: Pick<World, 'db' | 'events' | 'config' | 'clock' | 'ids'>,
  entry: { address: string; detail: string },
): Promise<string> {
  return inTransaction(world, (tx) => suppress(tx, world, { ...entry, reason: 'by-hand' }))
}

/** An administrator takes an entry off the list, whatever its reason. Answers what it said; null when there was none. */
export function liftByHand(world: Pick<World, 'db' | 'events'>, id: string): Promise<Suppression | null> {
  return inTransaction(world, (tx) => deleteSuppression(tx, id))
}

/** How many mails receivers turned down because of us in the last two weeks, and what the last of them said. */
export const policyRefusals = (
  world: Pick<World, 'db' | 'clock'>,
): Promise<{ count: number; lastAnswer: string | null }> =>
  policyRefusalsSince(world.db, addDays(world.clock.now(), -failureDays))
