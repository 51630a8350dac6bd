import { addSeconds } from '../platform/clock.ts'
import type { World } from '../platform/world.ts'
import type { Actor } from './actor.ts'
import { isOver, nextExpiry, type StaffSession, shouldTouch } from './sessions/session.ts'
import { sessionTokenFrom } from './sessions/session-cookie.ts'
import { sessionByToken, touchSession } from './sessions/store.ts'
import { tokenByHint, touchToken } from './tokens/store.ts'
import { bearerFrom, hintOf, isToken, matchesHash } from './tokens/token.ts'

type Needs = Pick<World, 'db' | 'clock' | 'config'>

/** `signedInBy` decides on cross-site checks: browsers add cookies by themselves, never tokens. */
export type Caller = { actor: Actor; signedInBy: 'token' | 'cookie' }

/**
 * Who sends this request: the program whose token it bears, or the staff member whose session cookie it carries;
 * null for anybody else, for what was revoked, ended or disabled. A wrong token is not made good by a cookie. One
 * indexed query; the time of use is written down now and then.
 */
export async function actorOf(world: Needs, headers: Headers): Promise<Caller | null> {
  if (headers.has('authorization')) {
    const token = bearerFrom(headers)
    return token ? actorByToken(world, token) : null
  }
  const signedIn = await staffSessionOf(world, headers)
  return signedIn ? { actor: signedIn.actor, signedInBy: 'cookie' } : null
}

/** The session behind the request's cookie, with its staff member. */
export async function staffSessionOf(
  world: Needs,
  headers: Headers,
): Promise<{ actor: Actor; session: StaffSession } | null> {
  const token = sessionTokenFrom(headers, world.config)
  const found = token ? await sessionByToken(world.db, token) : null
  const now = world.clock.now()
  if (!found || isOver(found.session, now) || found.staff.disabledAt) return null
  const { session, staff } = found
  if (shouldTouch(session, now))
    await touchSession(world.db, session.id, { seenAt: now, expiresAt: nextExpiry(session, now) })
  return { actor: { kind: 'staff', id: session.staffId, name: staff.name, role: staff.role }, session }
}

async function actorByToken(world: Needs, token: string): Promise<Caller | null> {
  const found = isToken(token) ? await tokenByHint(world.db, hintOf(token)) : null
  if (!found || !matchesHash(token, found.tokenHash) || found.revokedAt) return null
  const now = world.clock.now()
  if (!found.lastUsedAt || addSeconds(found.lastUsedAt, 60) <= now) await touchToken(world.db, found.id, now)
  return { actor: { kind: 'token', id: found.id, name: found.name, role: found.role }, signedInBy: 'token' }
}
