import type { Instant } from '../../platform/clock.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import { addressKeyOf } from '../../platform/mail-address.ts'
import type { World } from '../../platform/world.ts'
import { addressHash } from './address-hash.ts'
import {
  deleteSuppressions,
  eraseAddresses,
  hashesWhere,
  isListEmpty,
  putSuppression,
  reasonsByHash,
} from './store.ts'
import { deleteFailuresOf } from './store-failures.ts'
import { gravestOf, liftedByOptIn, type SuppressionReason } from './suppression.ts'

type Needs = Pick<World, 'config' | 'clock' | 'ids'>

/**
 * From the commit of this transaction on, the address gets no mail but what `mayStillGo` lets through; until `until`, or for
 * ever. Suppressing it again for the same reason renews the entry. Answers the entry's id. With `erased` the address
 * itself is kept nowhere, also not by entries made before.
 */
export async function suppress(
  tx: Tx,
  world: Needs,
  entry: { address: string; reason: SuppressionReason; detail?: string; until?: Instant | null },
): Promise<string> {
  const hash = addressHash(world.config, entry.address)
  const isErased = entry.reason === 'erased'
  if (isErased) await eraseAddresses(tx, [hash])
  return putSuppression(tx, {
    id: world.ids.newId(),
    addressHash: hash,
    reason: entry.reason,
    address: isErased ? null : entry.address.trim(),
    detail: isErased ? '' : (entry.detail ?? '').slice(0, 500),
    suppressedAt: world.clock.now(),
    endsAt: entry.until ?? null,
  })
}

/**
 * A fresh double opt-in of the address: its own end, a bounce and an erasure count no more. Answers the reasons that were
 * lifted. A complaint and what was entered by hand stay (`suppressedAmong` still finds the address then).
 */
export async function liftSuppression(
  tx: Tx,
  world: Pick<World, 'config'>,
  address: string,
): Promise<SuppressionReason[]> {
  const hash = addressHash(world.config, address)
  await deleteFailuresOf(tx, hash)
  return deleteSuppressions(tx, hash, liftedByOptIn)
}

/** Those of the addresses that are suppressed now, as they were given, with the gravest reason. */
export async function suppressedAmong(
  db: Db | Tx,
  world: Pick<World, 'config' | 'clock'>,
  addresses: readonly string[],
): Promise<Map<string, SuppressionReason>> {
  const found = new Map<string, SuppressionReason>()
  if (addresses.length === 0 || (await isListEmpty(db))) return found
  const hashes = new Map(addresses.map((address) => [address, addressHash(world.config, address)]))
  const reasons = await reasonsByHash(db, [...new Set(hashes.values())], world.clock.now())
  for (const [address, hash] of hashes) {
    const reason = gravestOf(reasons.get(hash) ?? [])
    if (reason) found.set(address, reason)
  }
  return found
}

/**
 * The keyed hashes of addresses on the list that are `isTheirs` by their key (`addressKeyOf`), to be handed to
 * `eraseFromSuppressions`: after a backup was restored only another hash of who was erased is known. By a long read.
 */
export const suppressedHashesWhere = (
  world: Pick<World, 'longReads'>,
  isTheirs: (addressKey: string) => boolean,
): Promise<string[]> => hashesWhere(world.longReads, (address) => isTheirs(addressKeyOf(address)))

/** The addresses behind these hashes are forgotten; that they get no mail stays. */
export const eraseFromSuppressions = (tx: Tx, hashes: readonly string[]): Promise<void> =>
  eraseAddresses(tx, hashes)
