import { addDays } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/db.ts'
import type { World } from '../../platform/world.ts'
import { withoutAddresses } from '../without-addresses.ts'
import { addressHash } from './address-hash.ts'
import { type AfterRefusal, afterRefusal, failureDays, statusOf } from './refusal.ts'
import { deleteFailuresBefore, failuresOf, insertFailure } from './store-failures.ts'
import { suppress } from './suppress.ts'

/** A mail that failed for good: refused with 5xx, given up after 4xx, or bounced. */
export type Refusal = {
  address: string
  /** The answer code of SMTP; null when a report told of it. */
  code: number | null
  /** RFC 3463, e.g. `5.1.1`; null to have it read from the answer. */
  enhancedStatus: string | null
  answer: string
  /** Which mail it was: the same mail counts once. */
  deliveryRef: string
}

/**
 * Notes the failure and, when the rules say so, suppresses the address. Answers what followed; `alarm` means that the
 * receiver objects to the sender or the content, so that who sends in bulk had better pause.
 * Told again of the same mail, it changes nothing.
 */
export async function noteRefusal(
  tx: Tx,
  world: Pick<World, 'config' | 'clock' | 'ids'>,
  refusal: Refusal,
): Promise<AfterRefusal> {
  const now = world.clock.now()
  const hash = addressHash(world.config, refusal.address)
  const failedBefore = await failuresOf(tx, hash, addDays(now, -failureDays))
  const answer = refusal.answer.slice(0, 500)
  const said = { ...refusal, answer }
  const verdict = afterRefusal(said, failedBefore, now)
  const status = statusOf(said).slice(0, 40)
  const isNew = await insertFailure(tx, {
    addressHash: hash,
    deliveryRef: refusal.deliveryRef,
    at: now,
    status,
    answer: withoutAddresses(answer),
    isPolicy: verdict === 'alarm',
  })
  if (!isNew) return verdict === 'alarm' ? 'alarm' : 'count'
  if (verdict === 'suppress')
    await suppress(tx, world, { address: refusal.address, reason: 'bounced', detail: answer || status })
  await deleteFailuresBefore(tx, addDays(now, -failureDays))
  return verdict
}
