import { recordAudit } from '../../audit/index.ts'
import { inTransaction, isUniqueViolation } from '../../platform/db/db.ts'
import { announce } from '../../platform/events/events.ts'
import { ok, type Result, refused } from '../../platform/result.ts'
import type { World } from '../../platform/world.ts'
import { readSettings } from '../../settings/index.ts'
import type { Accounts } from '../accounts.ts'
import { type PasswordRefusal, refusePassword } from '../password.ts'
import { hashPassword, verifyPassword } from '../password-hash.ts'
import { cleanName, isEmail, normalEmail, type StaffMember } from '../staff-member.ts'
import { passwordHashOf, staffByEmail, staffById, updateStaff } from '../store.ts'
import { noticeOfChange } from './notice-of-change.ts'
import { storePassword } from './reset-password.ts'

/** Whose account, in which session, from which address. */
export type Own = { staffId: string; sessionId: string; address: string | null }

type OwnRefusal = 'unknown-staff' | 'wrong-password' | 'too-many-tries'

/** The account of this id, disabled or not; null when there is none. */
export const staffMember = (world: Pick<World, 'db'>, id: string): Promise<StaffMember | null> =>
  staffById(world.db, id)

/** The name shown to colleagues from now on; what was signed with the old one keeps it. */
export function changeOwnName(
  { world }: Accounts,
  own: Own,
  newName: string,
): Promise<Result<StaffMember, 'unknown-staff' | 'bad-name'>> {
  return inTransaction(world, async (tx) => {
    const name = cleanName(newName)
    const member = await staffById(tx, own.staffId)
    if (!member) return refused('unknown-staff')
    if (!name) return refused('bad-name', { field: 'name' })
    await updateStaff(tx, member.id, { name, changedAt: world.clock.now() })
    await recordAudit(tx, world, {
      actor: { kind: 'staff', id: member.id, name },
      action: 'staff.name-changed',
      subject: { kind: 'staff', id: member.id, label: name },
      detail: { from: member.name, to: name },
      address: own.address,
    })
    await announce(tx, world.clock, 'staff.changed', { staffId: member.id })
    return ok({ ...member, name })
  })
}

/** Needs the password of now. Ends all other sessions and tells the owner by mail. */
export async function changeOwnPassword(
  accounts: Accounts,
  own: Own,
  change: { currentPassword: string; newPassword: string },
): Promise<Result<null, OwnRefusal | PasswordRefusal>> {
  const { world } = accounts
  const checked = await checkPassword(accounts, own, change.currentPassword)
  if (!checked.ok) return checked
  const member = checked.value
  const { site } = await readSettings(world.db)
  const refusal = refusePassword(change.newPassword, [site.name, member.name, member.email])
  if (refusal) return refused(refusal, { field: 'newPassword' })
  const hash = await hashPassword(change.newPassword)
  const actor = { kind: 'staff', id: member.id, name: member.name }
  await inTransaction(world, (tx) =>
    storePassword(tx, world, { member, hash, actor, address: own.address, keepSession: own.sessionId }),
  )
  return ok(null)
}

/** Needs the password. Holds at once for signing in; the old address is told. */
export async function changeOwnEmail(
  accounts: Accounts,
  own: Own,
  change: { currentPassword: string; email: string },
): Promise<Result<StaffMember, OwnRefusal | 'bad-email' | 'email-taken'>> {
  const { world } = accounts
  const email = normalEmail(change.email)
  if (!isEmail(email)) return refused('bad-email', { field: 'email' })
  const checked = await checkPassword(accounts, own, change.currentPassword)
  if (!checked.ok) return checked
  const member = checked.value
  if (member.email === email) return ok(member)
  try {
    return await inTransaction(world, async (tx) => {
      if (await staffByEmail(tx, email)) return refused('email-taken', { field: 'email' })
      await updateStaff(tx, member.id, { email, changedAt: world.clock.now() })
      await noticeOfChange(tx, world, { member, what: 'email', email })
      await recordAudit(tx, world, {
        actor: { kind: 'staff', id: member.id, name: member.name },
        action: 'staff.email-changed',
        subject: { kind: 'staff', id: member.id, label: member.name },
        detail: { from: member.email, to: email },
        address: own.address,
      })
      await announce(tx, world.clock, 'staff.changed', { staffId: member.id })
      return ok({ ...member, email })
    })
  } catch (error) {
    if (isUniqueViolation(error)) return refused('email-taken', { field: 'email' })
    throw error
  }
}

/** Asked again before what a borrowed, signed-in browser must not do. Five wrong ones a minute. */
async function checkPassword(
  { world, signInTries }: Accounts,
  own: Own,
  password: string,
): Promise<Result<StaffMember, OwnRefusal>> {
  const key = `own:${own.staffId}`
  const wait = signInTries.take(key)
  if (wait > 0) return refused('too-many-tries', { seconds: wait })
  const [member, hash] = [await staffById(world.db, own.staffId), await passwordHashOf(world.db, own.staffId)]
  if (!member || !hash) return refused('unknown-staff')
  if (!(await verifyPassword(hash, password))) return refused('wrong-password', { field: 'currentPassword' })
  signInTries.giveBack(key)
  return ok(member)
}
