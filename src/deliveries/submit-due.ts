import { inTransaction, type Tx } from '../platform/db/db.ts'
import type { World } from '../platform/world.ts'
import { readSettings } from '../settings/index.ts'
import { envelopeSender, singleRef } from './bounces/verp.ts'
import { type DeliveryWithContent, isTooLate, nextTry } from './delivery.ts'
import { signingKeyFor } from './dkim/signing-key.ts'
import { claimDelivery, dueDeliveryIds, failDelivery, recordOutcome } from './store.ts'
import { openRelay, type Relay, type Submission } from './submit.ts'
import { mayStillGo, noteRefusal, suppressedAmong } from './suppressions/index.ts'

/** So many a run, so that other tasks of this worker get their turn. */
const mailsARun = 40
const atOnce = 4

type Needs = Pick<World, 'db' | 'clock' | 'config' | 'events' | 'ids' | 'log'>

/**
 * Claims and submits mails that are due. Each mail: claim and attempt are durable, then the first byte leaves, then
 * the answer is written down. A process that dies in between leaves a claim that runs out; the mail then goes again
 * with the same Message-ID, so that a relay or reader that has it already can drop the second (at least once).
 */
export async function submitDue(world: Needs, smtpUrl: string): Promise<{ relayIsDown: boolean }> {
  const relay = await openRelay(world.config, smtpUrl)
  let relayIsDown = false
  try {
    for (let tried = 0; tried < mailsARun && !relayIsDown; tried += atOnce) {
      // Asked anew for each few: what somebody waits for has come before the many that can wait.
      const ids = await dueDeliveryIds(world.db, world.clock.now(), atOnce)
      if (ids.length === 0) break
      const submissions = await Promise.all(ids.map((id) => submitOne(world, relay, id)))
      relayIsDown = submissions.some((submission) => submission !== null && !submission.connected)
    }
  } finally {
    relay.close()
  }
  return { relayIsDown }
}

/** Null when there was nothing to submit: another process has it, it was cancelled, or its link has run out. */
async function submitOne(world: Needs, relay: Relay, id: string): Promise<Submission | null> {
  const delivery = await claim(world, id)
  if (!delivery) return null
  const { bounceAddress } = (await readSettings(world.db)).mail
  const deliveryRef = singleRef(id)
  const from = { address: delivery.from.address, bounceAddress }
  const submission = await relay.submit(delivery, {
    envelopeFrom: envelopeSender(world.config, from, deliveryRef),
    key: await signingKeyFor(world, from.address),
  })
  const now = world.clock.now()
  const { outcome, code, answer } = submission
  const nextTryAt = outcome === 'deferred' ? nextTry(delivery, now) : null
  const isTheirs = submission.connected && outcome !== 'accepted' && !nextTryAt
  await inTransaction(world, async (tx) => {
    await recordOutcome(tx, delivery, { outcome, answer, now, nextTryAt })
    if (isTheirs)
      await noteRefusal(tx, world, {
        address: delivery.to,
        code,
        enhancedStatus: null,
        answer,
        deliveryRef,
      })
  })
  if (submission.outcome !== 'accepted')
    world.log.warn(
      { delivery: id, outcome: submission.outcome, answer: submission.answer, nextTryAt },
      'a mail was not accepted',
    )
  return submission
}

function claim(world: Needs, id: string): Promise<DeliveryWithContent | null> {
  return inTransaction(world, async (tx) => {
    const now = world.clock.now()
    const delivery = await claimDelivery(tx, id, now)
    if (!delivery) return null
    const obstacle = isTooLate(delivery, now)
      ? 'the link in this mail ran out before it could be submitted'
      : await suppressionOf(tx, world, delivery)
    if (!obstacle) return delivery
    await failDelivery(tx, id, now, obstacle)
    return null
  })
}

/** The last look before the mail leaves: why its recipient gets none, or null. */
async function suppressionOf(
  tx: Tx,
  world: Needs,
  { to, kind }: DeliveryWithContent,
): Promise<string | null> {
  const reason = (await suppressedAmong(tx, world, [to])).get(to)
  return reason && !mayStillGo(kind, reason) ? `not submitted: the address is suppressed (${reason})` : null
}
