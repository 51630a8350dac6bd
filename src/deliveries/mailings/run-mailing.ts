import { inTransaction, type Tx } from '../../platform/db/db.ts'
import { announce } from '../../platform/events/events.ts'
import { ok, type Result, refused } from '../../platform/result.ts'
import type { World } from '../../platform/world.ts'
import {
  type Mailing,
  type MailingRefusal,
  refuseCancel,
  refusePause,
  refuseResume,
  refuseStart,
} from './mailing.ts'
import { endIfDone, mailingById, noteCancelled, notePaused, noteResumed, noteStarted } from './store.ts'

type Needs = Pick<World, 'db' | 'clock' | 'events'>
type Answer = Promise<Result<null, MailingRefusal>>

/** From now on it goes out to its frozen audience. One without anybody ends at once. */
export const startMailing = (world: Needs, id: string): Answer =>
  change(world, { id, refuse: refuseStart }, async (tx, at) => {
    await noteStarted(tx, id, { at })
    await endIfDone(tx, id, { at })
  })

/** Nobody else gets it until it is resumed; what is under way at this moment ends. */
export const pauseMailing = (world: Needs, id: string): Answer =>
  change(world, { id, refuse: refusePause }, async (tx, at) => {
    await notePaused(tx, id, { at, reason: 'by-hand' })
  })

/** Goes on with those who did not have it yet. */
export const resumeMailing = (world: Needs, id: string): Answer =>
  change(world, { id, refuse: refuseResume }, (tx, at) => noteResumed(tx, id, { at }))

/** For good: who has not got it does not get it any more. */
export const cancelMailing = (world: Needs, id: string): Answer =>
  change(world, { id, refuse: refuseCancel }, (tx, at) => noteCancelled(tx, id, { at }))

function change(
  world: Needs,
  { id, refuse }: { id: string; refuse(mailing: Mailing): MailingRefusal | null },
  write: (tx: Tx, at: string) => Promise<void>,
): Answer {
  return inTransaction(world, async (tx) => {
    const mailing = await mailingById(tx, id)
    if (!mailing) return refused('unknown-mailing')
    const refusal = refuse(mailing)
    if (refusal) return refused(refusal)
    await write(tx, world.clock.now())
    await announce(tx, world.clock, 'mailing.changed', { mailingId: id })
    return ok(null)
  })
}
