import { networkOf } from '../audit/index.ts'
import { type Gate, type Proof, proofGate, takeProof } from '../contributions/bots/index.ts'
import { addSeconds, type Instant } from '../platform/clock.ts'
import type { Tx } from '../platform/db/db.ts'
import type { World } from '../platform/world.ts'
import { insertTry, triesSince } from './store-confirmations.ts'
import { floodSeconds, floodShare } from './subscription.ts'

/** Who asks. `isThisMachine`: straight from the server itself, through no proxy; it is not counted. */
export type Asker = { address: string; agent: string | null; isThisMachine: boolean }

/** Lets some requests of an address and its network pass in ten minutes; above that those that bring a proof of work. */
export async function requestGate(
  world: Pick<World, 'db' | 'config'>,
  { from, payload, now }: { from: Asker; payload: string | null; now: Instant },
): Promise<Gate> {
  if (from.isThisMachine) return { isOpen: true, proof: null }
  const network = networkOf(from.address)
  const since = addSeconds(now, -floodSeconds)
  const share = floodShare(await triesSince(world.db, { address: from.address, network, since }))
  return proofGate(world, { share, here: network ?? from.address, payload, seconds: floodSeconds, now })
}

/** Counts the request and uses its proof up; false when another request used it first. */
export async function countTry(
  tx: Tx,
  world: Pick<World, 'ids'>,
  { from, proof, now }: { from: Asker; proof: Proof | null; now: Instant },
): Promise<boolean> {
  const { address } = from
  await insertTry(tx, { id: world.ids.newId(), address, network: networkOf(address), at: now })
  return proof === null || takeProof(tx, proof)
}
