import { setImmediate as afterOthers } from 'node:timers/promises'
import { inTransaction, type Tx } from '../../platform/db/db.ts'
import { ok, type Result, refused } from '../../platform/result.ts'
import type { World } from '../../platform/world.ts'
import { isAddress } from '../mail-header.ts'
import type { MailingRefusal } from './mailing.ts'
import { audienceState, insertRecipients, noteAudience } from './store-audience.ts'

/** One who gets the mail, and the values for the places in it that are theirs alone. */
export type Recipient = { address: string; personal?: Record<string, string> | null }

/**
 * Reads on after `cursor` (null: from the beginning) and answers some recipients with the cursor that stands behind
 * them, null when there are no more; some 500 to 2,000 at a time, a large audience in the order of `addressKeyOf`. Asked
 * outside of transactions; the same cursor must lead on to the same people.
 */
export type AudienceSource = (
  cursor: string | null,
) => Promise<{ recipients: Recipient[]; cursor: string | null }>

export type FrozenAudience = {
  total: number
  /** Left out as the address was there already. */
  twice: number
  /** Left out as what was given is no address. */
  unusable: number
}

type Needs = Pick<World, 'db' | 'clock' | 'events'>

/**
 * Writes down who gets the mailing, batch by batch: each with the cursor of the source, so that after a crash it goes
 * on where it stopped, and nobody is there twice. When it answers, the audience is complete and stays as it is. The
 * counts are those of this call.
 */
export async function freezeAudience(
  world: Needs,
  mailingId: string,
  source: AudienceSource,
): Promise<Result<FrozenAudience, MailingRefusal>> {
  const counts = { total: 0, twice: 0, unusable: 0 }
  let state = await audienceState(world.db, mailingId)
  while (state?.isOpen) {
    const { recipients, cursor } = await source(state.cursor)
    const usable = recipients.filter(({ address }) => isAddress(address))
    const readFrom = state.cursor
    if (cursor !== null && cursor === readFrom)
      throw new Error(`the source of an audience does not get on: ${cursor}`)
    const batch = { readFrom, usable, cursor }
    const written = await inTransaction(world, (tx) => writeBatch(world, tx, { mailingId, ...batch }))
    if (written !== null) {
      counts.total += written
      counts.twice += usable.length - written
      counts.unusable += recipients.length - usable.length
      if (cursor === null) return ok(counts)
    }
    await afterOthers() // who asks for a page comes first
    state = await audienceState(world.db, mailingId)
  }
  return refused(state ? 'audience-frozen' : 'unknown-mailing')
}

/** How many were added; null when another process has written down this batch meanwhile. */
async function writeBatch(
  world: Needs,
  tx: Tx,
  batch: { mailingId: string; readFrom: string | null; usable: Recipient[]; cursor: string | null },
): Promise<number | null> {
  const state = await audienceState(tx, batch.mailingId)
  if (!state?.isOpen || state.cursor !== batch.readFrom) return null
  const { number: mailing, lastNumber } = state
  const added = await insertRecipients(tx, { mailing, lastNumber }, batch.usable)
  await noteAudience(tx, batch.mailingId, {
    cursor: batch.cursor,
    lastNumber: lastNumber + batch.usable.length,
    added,
    frozenAt: batch.cursor === null ? world.clock.now() : null,
  })
  return added
}
