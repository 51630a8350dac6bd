import { type Origin, submissionsSince } from '../../comments/written/index.ts'
import { addSeconds, type Instant } from '../../platform/clock.ts'
import type { World } from '../../platform/world.ts'
import { floodSeconds, floodShare } from '../contribution.ts'
import { type Challenge, newChallenge, type Proof, proofIn, workFor } from './proof-of-work.ts'
import { isProofUsed } from './store.ts'

/** How a contribution may pass; when not, how long to wait, or the work that lets one pass at once. */
export type Gate =
  | { isOpen: true; proof: Proof | null }
  | { isOpen: false; detail: { seconds: number; challenge: Challenge } }

/**
 * Lets a few contributions of an address and its network pass in ten minutes; above that those that bring a proof of
 * work, harder with each. `proof` is what they bring, and has to be used up where it is stored.
 */
export async function floodGate(
  world: Pick<World, 'db' | 'config'>,
  { origin, payload, now }: { origin: Origin; payload: string | null; now: Instant },
): Promise<Gate> {
  const { address, network } = origin
  const since = addSeconds(now, -floodSeconds)
  const share = floodShare(await submissionsSince(world.db, { address, network, since }))
  if (share < 1) return { isOpen: true, proof: null }
  const here = network ?? address
  const proof = payload === null ? null : proofIn(world.config, { payload, network: here, now })
  if (proof && !(await isProofUsed(world.db, proof.challenge))) return { isOpen: true, proof }
  const challenge = newChallenge(world.config, { network: here, now, most: workFor(share) })
  return { isOpen: false, detail: { seconds: floodSeconds, challenge } }
}
