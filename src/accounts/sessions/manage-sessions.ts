import { inTransaction } from '../../platform/db/db.ts'
import type { World } from '../../platform/world.ts'
import { deviceWords } from './device-words.ts'
import type { StaffSession } from './session.ts'
import { deleteSession, deleteSessionsOf, sessionsOf } from './store.ts'

type Needs = Pick<World, 'db' | 'clock' | 'events'>

/** The sessions of a person as they see them, the one used last first. */
export async function listSessions(
  world: Pick<World, 'db' | 'clock'>,
  staffId: string,
): Promise<(StaffSession & { device: string })[]> {
  const sessions = await sessionsOf(world.db, staffId, world.clock.now())
  return sessions.map((session) => ({ ...session, device: deviceWords(session.userAgent) }))
}

/** False when this person has no such session. */
export const endSession = (world: Needs, which: { staffId: string; sessionId: string }): Promise<boolean> =>
  inTransaction(world, (tx) => deleteSession(tx, which.staffId, which.sessionId))

/** Signs the person out on all other devices. Answers how many there were. */
export const endOtherSessions = (
  world: Needs,
  own: { staffId: string; sessionId: string },
): Promise<number> => inTransaction(world, (tx) => deleteSessionsOf(tx, own.staffId, own.sessionId))
