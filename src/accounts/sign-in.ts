import { recordAudit } from '../audit/index.ts'
import { inTransaction } from '../platform/db/db.ts'
import { ok, type Result, refused } from '../platform/result.ts'
import type { Accounts } from './accounts.ts'
import { staffSessionOf } from './actor-of.ts'
import { networkKey } from './network-key.ts'
import { deviceFrom, newDeviceCookie } from './sessions/device-cookie.ts'
import { endedSessionCookie } from './sessions/session-cookie.ts'
import { deleteSession, deleteSessionsOverBefore } from './sessions/store.ts'
import { normalEmail, type StaffMember } from './staff-member.ts'
import { staffById } from './store.ts'

export type SignInRefusal = 'sign-in-failed' | 'too-many-tries'

/** `address` is the client's, after trusted proxies; the headers bring cookies and the user agent. */
export type SignInAttempt = { email: string; password: string; headers: Headers; address: string | null }

export type SignedIn = { staff: StaffMember; setCookies: string[] }

/**
 * Signs a staff member in: a new session, the one this browser had before is ended. Refused without telling whether
 * the address is unknown, the password wrong or the account disabled. Five failures a minute for each address (for a
 * browser known to the account: its own five) and for each network; nobody is locked out for longer.
 */
export async function signIn(
  accounts: Accounts,
  attempt: SignInAttempt,
): Promise<Result<SignedIn, SignInRefusal>> {
  const { world } = accounts
  const email = normalEmail(attempt.email)
  const device = deviceFrom(attempt.headers, world.config, email)
  const keys = [device ? `device:${device}` : `email:${email}`, networkKey(attempt.address)]
  const wait = accounts.signInTries.take(...keys)
  if (wait > 0) return refused('too-many-tries', { seconds: wait })

  const userAgent = attempt.headers.get('user-agent')
  const signedIn = await accounts.auth.signIn(
    { email, password: attempt.password },
    { address: attempt.address, userAgent },
  )
  const staff = signedIn ? await staffById(world.db, signedIn.staffId) : null
  if (!signedIn || !staff) {
    world.log.warn({ network: keys[1] }, 'a sign-in failed')
    return refused('sign-in-failed')
  }
  accounts.signInTries.giveBack(...keys)

  const before = await staffSessionOf(world, attempt.headers)
  await inTransaction(world, async (tx) => {
    if (before?.actor.id) await deleteSession(tx, before.actor.id, before.session.id)
    await deleteSessionsOverBefore(tx, world.clock.now())
    await recordAudit(tx, world, {
      actor: { kind: 'staff', id: staff.id, name: staff.name },
      action: 'staff.signed-in',
      subject: { kind: 'staff', id: staff.id, label: staff.name },
      address: attempt.address,
    })
  })
  return ok({
    staff,
    setCookies: [signedIn.cookie, ...(device ? [] : [newDeviceCookie(world.config, email)])],
  })
}

/** Ends the session of this request on the server. Answers the cookie that makes the browser forget it too. */
export async function signOut(accounts: Accounts, headers: Headers): Promise<string> {
  const { world } = accounts
  const signedIn = await staffSessionOf(world, headers)
  if (signedIn)
    await inTransaction(world, (tx) => deleteSession(tx, signedIn.session.staffId, signedIn.session.id))
  return endedSessionCookie(world.config)
}
