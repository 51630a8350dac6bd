import type { Tx } from '../platform/db/db.ts'
import type { World } from '../platform/world.ts'
import { type NewAuditEntry, withoutSecrets } from './entry.ts'
import { networkOf } from './network.ts'
import { insertEntry } from './store.ts'

/** Adds an entry with the caller's transaction: it is in the log exactly if what it tells of has happened. */
export async function recordAudit(
  tx: Tx,
  world: Pick<World, 'ids' | 'clock'>,
  entry: NewAuditEntry,
): Promise<void> {
  const { kind, id, name } = entry.actor
  await insertEntry(tx, {
    id: world.ids.newId(),
    at: world.clock.now(),
    actor: { kind, id, name },
    action: entry.action,
    subject: {
      kind: entry.subject.kind,
      id: entry.subject.id,
      label: entry.subject.label?.slice(0, 300) ?? null,
    },
    detail: withoutSecrets(entry.detail ?? {}),
    network: networkOf(entry.address),
  })
}
