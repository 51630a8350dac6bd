import type { Instant } from '../../platform/clock.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import type { Role } from '../actor.ts'
import '../schema.ts'
import type { StaffSession } from './session.ts'

export type SessionWithStaff = {
  session: StaffSession
  staff: { name: string; role: Role; disabledAt: Instant | null }
}

const columns = [
  'staff_sessions.id as id',
  'staff_sessions.staff_id as staffId',
  'staff_sessions.network as network',
  'staff_sessions.user_agent as userAgent',
  'staff_sessions.created_at as createdAt',
  'staff_sessions.seen_at as seenAt',
  'staff_sessions.expires_at as expiresAt',
] as const

/** Asked with every request of a signed-in person: one row by a unique index, and its staff member by the key. */
export async function sessionByToken(db: Db | Tx, token: string): Promise<SessionWithStaff | null> {
  const row = await db
    .selectFrom('staff_sessions')
    .innerJoin('staff_members', 'staff_members.id', 'staff_sessions.staff_id')
    .select([...columns, 'staff_members.name', 'staff_members.role', 'staff_members.disabled_at'])
    .where('staff_sessions.token', '=', token)
    .executeTakeFirst()
  if (!row) return null
  const { name, role, disabled_at, ...session } = row
  return { session, staff: { name, role: role as Role, disabledAt: disabled_at } }
}

/** Sessions that are not over, the one used last first. */
export async function sessionsOf(db: Db | Tx, staffId: string, now: Instant): Promise<StaffSession[]> {
  return db
    .selectFrom('staff_sessions')
    .select(columns)
    .where('staff_id', '=', staffId)
    .where('expires_at', '>', now)
    .orderBy('seen_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
}

/** Writes down its last use, and how long it lasts from there. */
export async function touchSession(
  db: Db,
  id: string,
  use: { seenAt: Instant; expiresAt: Instant },
): Promise<void> {
  await db
    .updateTable('staff_sessions')
    .set({ seen_at: use.seenAt, expires_at: use.expiresAt })
    .where('id', '=', id)
    .execute()
}

/** True when there was such a session of this person. */
export async function deleteSession(tx: Tx, staffId: string, id: string): Promise<boolean> {
  const deleted = await tx
    .deleteFrom('staff_sessions')
    .where('id', '=', id)
    .where('staff_id', '=', staffId)
    .executeTakeFirst()
  return deleted.numDeletedRows > 0n
}

/** Ends all sessions of a person, or all but one. Answers how many there were. */
export async function deleteSessionsOf(
  tx: Tx,
  staffId: string,
  except: string | null = null,
): Promise<number> {
  let query = tx.deleteFrom('staff_sessions').where('staff_id', '=', staffId)
  if (except) query = query.where('id', '<>', except)
  return Number((await query.executeTakeFirst()).numDeletedRows)
}

/** Those that could not be used any more at that instant. */
export async function deleteSessionsOverBefore(tx: Tx, instant: Instant): Promise<void> {
  await tx.deleteFrom('staff_sessions').where('expires_at', '<', instant).execute()
}
