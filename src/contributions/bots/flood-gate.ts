import { type Origin, submissionsSince } from '../../comments/written/index.ts'
import { addSeconds, type Instant } from '../../platform/clock.ts'
import type { World } from '../../platform/world.ts'
import { floodSeconds, floodShare } from '../contribution.ts'
import { type Gate, proofGate } from './proof-gate.ts'

/**
 * Lets a few contributions of an address and its network pass in ten minutes; above that those that bring a proof of
 * work, harder with each.
 */
export async function floodGate(
  world: Pick<World, 'db' | 'config'>,
  { origin, payload, now }: { origin: Origin; payload: string | null; now: Instant },
): Promise<Gate> {
  const { address, network } = origin
  const since = addSeconds(now, -floodSeconds)
  const share = floodShare(await submissionsSince(world.db, { address, network, since }))
  return proofGate(world, { share, here: network ?? address, payload, seconds: floodSeconds, now })
}
