import { confirmWriter, type Writer, writerToConfirm } from '../comments/writers/index.ts'
import { inTransaction } from '../platform/db/db.ts'
import { ok, type Result, refused } from '../platform/result.ts'
import type { World } from '../platform/world.ts'
import { hashOf } from './secret-link.ts'

export type ConfirmRefusal = 'link-invalid' | 'link-expired'

/** Whom a confirmation link is for; changes nothing, so that a program which opens every link confirms nothing. */
export async function addressToConfirm(
  world: Pick<World, 'db' | 'clock'>,
  secret: string,
): Promise<Result<Writer, ConfirmRefusal>> {
  const writer = await writerToConfirm(world.db, hashOf(secret))
  if (!writer) return refused('link-invalid')
  const isOver = writer.confirmUntil !== null && writer.confirmUntil <= world.clock.now()
  return writer.confirmedAt === null && isOver ? refused('link-expired') : ok(writer)
}

/** The address is its writer's from now on. Asking a second time changes nothing. */
export async function confirmAddress(
  world: Pick<World, 'db' | 'clock' | 'events'>,
  secret: string,
): Promise<Result<Writer, ConfirmRefusal>> {
  const found = await addressToConfirm(world, secret)
  if (!found.ok || found.value.confirmedAt !== null) return found
  const now = world.clock.now()
  await inTransaction(world, (tx) => confirmWriter(tx, found.value.id, now))
  return ok({ ...found.value, confirmedAt: now })
}
