import { addDays, type Instant } from '../../platform/clock.ts'
import type { World } from '../../platform/world.ts'
import { lastLook } from './read-mailbox.ts'
import { countReports } from './store.ts'

/** By which way reports come in, when the mailbox was last looked at, and what came in thirty days. */
export type BounceState = {
  way: 'none' | 'mailbox' | 'port'
  look: { lookedAt: Instant; error: string | null } | null
  reports: Readonly<Record<string, number>>
}

const days = 30

export async function bounceState(world: Pick<World, 'db' | 'config' | 'clock'>): Promise<BounceState> {
  const { bounceImapUrl, bounceListener } = world.config
  return {
    way: bounceImapUrl ? 'mailbox' : bounceListener ? 'port' : 'none',
    look: bounceImapUrl ? await lastLook(world) : null,
    reports: await countReports(world.db, addDays(world.clock.now(), -days)),
  }
}
