import { addSeconds, type Instant } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/db.ts'
import { announce } from '../../platform/events/events.ts'
import type { World } from '../../platform/world.ts'
import { mailingRef } from '../bounces/verp.ts'
import { noteRefusal, suppressedAmong } from '../suppressions/index.ts'
import type { MailingKind } from './kinds.ts'
import type { Mailing } from './mailing.ts'
import { takeSlots } from './slots.ts'
import { notePaused } from './store.ts'
import { closePortion, type Portion, releasePortion } from './store-portions.ts'
import {
  addCounts,
  claimDeliveries,
  noteAccepted,
  noteDeferred,
  noteFailed,
  noteReturned,
  noteSuppressed,
  type OpenDelivery,
  putOff,
  stillRunning,
} from './store-sending.ts'
import type { SubmissionEnd, SubmissionNote } from './submission.ts'

export type Ended = { delivery: OpenDelivery; end: SubmissionEnd; note: SubmissionNote }

/** Everything that one turn of a worker writes down, decided before its transaction. */
export type Turn = {
  worker: number
  now: Instant
  ended: readonly Ended[]
  /** Who is to get the mail now, at most as many as connections are free. */
  chosen: readonly OpenDelivery[]
  waiting: readonly { delivery: OpenDelivery; at: Instant }[]
  /** With the relay's answer that kept coming. */
  toPause: readonly { mailing: number; reason: string }[]
  closed: readonly Portion[]
  released: readonly Portion[]
}

export type TurnDone = {
  /** May be submitted from now on. */
  claimed: OpenDelivery[]
  /** Do not want it any more, must not get it, or are another's. */
  left: OpenDelivery[]
  /** Too many at this moment, or of a mailing that was just paused. */
  early: OpenDelivery[]
  /** When the rate lets the next one of a mailing leave. */
  nextSlotAt: Map<number, number>
}

export type TurnNeeds = Pick<World, 'config' | 'clock' | 'ids' | 'events' | 'db'> & {
  kinds: readonly MailingKind[]
  mailings: ReadonlyMap<number, Mailing>
}

/** Should a worker die, others take up what it had taken from those that were put off after this time. */
const retakeSeconds = 600

/**
 * The one transaction of a turn: all ends that came in, then the next mails marked as being submitted. What is claimed
 * here is on the disk before a byte of it leaves.
 */
export async function writeTurn(tx: Tx, world: TurnNeeds, turn: Turn): Promise<TurnDone> {
  const counts = new Map<number, { accepted: number; failed: number; suppressed: number; repeated: number }>()
  const count = (mailing: number) => {
    const its = counts.get(mailing) ?? { accepted: 0, failed: 0, suppressed: 0, repeated: 0 }
    counts.set(mailing, its)
    return its
  }
  await writeEnds(tx, world, turn, count)
  for (const { delivery, at } of turn.waiting) await putOff(tx, delivery, at)
  for (const { mailing, reason } of turn.toPause) await pause(tx, world, { mailing, reason, at: turn.now })
  for (const portion of turn.closed) await closePortion(tx, portion, turn.worker)
  for (const portion of turn.released) await releasePortion(tx, portion, turn.worker)
  const done = await claim(tx, world, turn, count)
  for (const [mailing, its] of counts) await addCounts(tx, mailing, its)
  return done
}

type Count = (mailing: number) => { accepted: number; failed: number; suppressed: number; repeated: number }

async function writeEnds(
  tx: Tx,
  world: TurnNeeds,
  { ended, worker, now }: Turn,
  count: Count,
): Promise<void> {
  const by = { worker, at: now }
  for (const [mailing, its] of byMailing(ended.filter(({ note }) => note.note === 'accepted')))
    count(mailing).accepted += await noteAccepted(tx, { mailing, numbers: numbersOf(its) }, by)
  for (const [mailing, its] of byMailing(ended.filter(({ note }) => note.note === 'returned')))
    await noteReturned(tx, { mailing, numbers: numbersOf(its) }, by)
  for (const { delivery, end, note } of ended) {
    if (note.note === 'deferred') await noteDeferred(tx, delivery, { ...by, ...note })
    if (note.note !== 'failed') continue
    const { mailing, number, address } = delivery
    const failed = await noteFailed(tx, { mailing, numbers: [number] }, { ...by, answer: note.answer })
    count(mailing).failed += failed
    if (failed > 0 && note.isRefusal)
      await noteRefusal(tx, world, {
        address,
        code: end.code || null,
        enhancedStatus: null,
        answer: note.answer,
        deliveryRef: mailingRef(mailing, number),
      })
  }
}

async function pause(
  tx: Tx,
  world: TurnNeeds,
  { mailing, reason, at }: { mailing: number; reason: string; at: Instant },
): Promise<void> {
  const id = world.mailings.get(mailing)?.id
  if (id && (await notePaused(tx, id, { reason, at })))
    await announce(tx, world.clock, 'mailing.changed', { mailingId: id })
}

async function claim(tx: Tx, world: TurnNeeds, turn: Turn, count: Count): Promise<TurnDone> {
  const done: TurnDone = { claimed: [], left: [], early: [], nextSlotAt: new Map() }
  if (turn.chosen.length === 0) return done
  const running = await stillRunning(tx, [...new Set(turn.chosen.map(({ mailing }) => mailing))])
  for (const [mailing, its] of byMailing(turn.chosen.map((delivery) => ({ delivery })))) {
    const deliveries = its.map(({ delivery }) => delivery)
    const known = world.mailings.get(mailing)
    if (!running.has(mailing) || !known) {
      done.early.push(...deliveries)
      continue
    }
    const wanted = await lastLook(tx, world, known, deliveries)
    const unwanted = deliveries.filter((delivery) => !wanted.has(delivery))
    for (const delivery of unwanted) {
      const at = { at: turn.now, answer: 'suppressed' }
      count(mailing).suppressed += await noteSuppressed(tx, { mailing, numbers: [delivery.number] }, at)
    }
    const slots = await takeSlots(tx, world, { mailing: known, now: turn.now, wanted: wanted.size })
    if (slots.nextSlotAt !== null) done.nextSlotAt.set(mailing, slots.nextSlotAt)
    const now = [...wanted].slice(0, slots.granted)
    done.early.push(...[...wanted].slice(slots.granted))
    const got = now.length === 0 ? new Set() : await claimSome(tx, turn, mailing, now)
    const claimed = now.filter(({ number }) => got.has(number))
    count(mailing).repeated += claimed.filter(({ inDoubtOf }) => inDoubtOf !== null).length
    done.claimed.push(...claimed)
    done.left.push(...unwanted, ...now.filter(({ number }) => !got.has(number)))
  }
  return done
}

async function claimSome(
  tx: Tx,
  { worker, now }: Turn,
  mailing: number,
  deliveries: readonly OpenDelivery[],
): Promise<Set<number>> {
  const inDoubtOf = deliveries.flatMap((delivery) => delivery.inDoubtOf ?? [])
  const numbers = deliveries.map(({ number }) => number)
  const retakeAt = addSeconds(now, retakeSeconds)
  return new Set(await claimDeliveries(tx, { mailing, numbers }, { worker, inDoubtOf, now, retakeAt }))
}

/** Who may and wants to get it at this moment. */
async function lastLook(
  tx: Tx,
  world: TurnNeeds,
  mailing: Mailing,
  deliveries: readonly OpenDelivery[],
): Promise<Set<OpenDelivery>> {
  const addresses = deliveries.map(({ address }) => address)
  const suppressed = await suppressedAmong(tx, world, addresses)
  const kind = world.kinds.find(({ kind }) => kind === mailing.kind)
  const wanted = kind ? await kind.stillWanted(tx, { id: mailing.id, ref: mailing.ref }, addresses) : null
  return new Set(
    deliveries.filter(({ address }) => !suppressed.has(address) && (wanted === null || wanted.has(address))),
  )
}

function byMailing<T extends { delivery: OpenDelivery }>(items: readonly T[]): Map<number, T[]> {
  return Map.groupBy(items, ({ delivery }) => delivery.mailing)
}

const numbersOf = (items: readonly { delivery: OpenDelivery }[]): number[] =>
  items.map(({ delivery }) => delivery.number)
