import type { Instant } from '../../platform/clock.ts'
import type { World } from '../../platform/world.ts'
import { type Challenge, newChallenge, type Proof, proofIn, workFor } from './proof-of-work.ts'
import { isProofUsed } from './store.ts'

/** Whether something may pass; when not, how long to wait, or the work that lets one pass at once. */
export type Gate =
  | { isOpen: true; proof: Proof | null }
  | { isOpen: false; detail: { seconds: number; challenge: Challenge } }

/**
 * Open until the rate is used up (`share` from 1 on); above that for those that bring a proof of work, harder with each.
 * `proof` is what they bring, and has to be used up where what came is stored. `here` is the network the work is for.
 */
export async function proofGate(
  world: Pick<World, 'db' | 'config'>,
  asked: { share: number; here: string; payload: string | null; seconds: number; now: Instant },
): Promise<Gate> {
  const { share, here, payload, seconds, now } = asked
  if (share < 1) return { isOpen: true, proof: null }
  const proof = payload === null ? null : proofIn(world.config, { payload, network: here, now })
  if (proof && !(await isProofUsed(world.db, proof.challenge))) return { isOpen: true, proof }
  const challenge = newChallenge(world.config, { network: here, now, most: workFor(share) })
  return { isOpen: false, detail: { seconds, challenge } }
}
