import { recordAudit } from '../../audit/index.ts'
import { queueDelivery } from '../../deliveries/index.ts'
import { addSeconds } from '../../platform/clock.ts'
import { inTransaction, type Tx } from '../../platform/db/db.ts'
import { newSecret } from '../../platform/ids.ts'
import { ok, type Result, refused } from '../../platform/result.ts'
import type { World } from '../../platform/world.ts'
import { readSettings } from '../../settings/index.ts'
import type { Accounts } from '../accounts.ts'
import type { Actor } from '../actor.ts'
import { passwordResetMail } from '../mail/password-reset.tsx'
import { networkKey } from '../network-key.ts'
import { type PasswordRefusal, refusePassword } from '../password.ts'
import { hashPassword } from '../password-hash.ts'
import { deleteSessionsOf } from '../sessions/store.ts'
import { normalEmail, type StaffMember } from '../staff-member.ts'
import {
  deleteVerificationsOf,
  insertVerification,
  putPasswordHash,
  staffByEmail,
  staffById,
  useUpVerification,
  verificationBy,
} from '../store.ts'
import { secretHash } from '../tokens/token.ts'
import { type LinkRefusal, passwordResetLink } from './links.ts'
import type { By } from './manage-staff.ts'
import { noticeOfChange } from './notice-of-change.ts'

type Needs = Pick<World, 'db' | 'clock' | 'config' | 'ids' | 'events'>

const kind = 'password-reset'
const linkSeconds = 3600
const identifierOf = (token: string): string => `${kind}:${secretHash(token)}`

/** Every answer takes at least so long, so that its time does not tell whether the address is known. */
const leastMilliseconds = 150

/**
 * Somebody says they forgot their password: mails a link to the address if it belongs to an active account. The
 * answer is the same for every address. Three an hour for each address, twenty for each network.
 */
export async function requestPasswordReset(
  accounts: Accounts,
  request: { email: string; address: string | null },
): Promise<Result<null, 'too-many-tries'>> {
  const { world, resetTries, resetNetworkTries } = accounts
  const email = normalEmail(request.email)
  const wait = resetTries.take(email) || resetNetworkTries.take(networkKey(request.address))
  if (wait > 0) return refused('too-many-tries', { seconds: wait })
  const [member] = await Promise.all([staffByEmail(world.db, email), pause(leastMilliseconds)])
  if (member && !member.disabledAt) {
    const actor = { kind: 'staff', id: member.id, name: member.name, role: member.role } as const
    await mailLink(world, member, { actor, address: request.address })
  }
  return ok(null)
}

/** An administrator has the link sent to somebody who cannot do it themselves. */
export async function sendPasswordReset(
  world: Needs,
  staffId: string,
  by: By,
): Promise<Result<null, 'unknown-staff'>> {
  const member = await staffById(world.db, staffId)
  if (!member) return refused('unknown-staff')
  await mailLink(world, member, by)
  return ok(null)
}

/** A link for the command line, where there may be no mail. Good for one hour and one use. */
export async function passwordResetLinkFor(world: Needs, staffId: string, actor: Actor): Promise<string> {
  const token = newSecret()
  await inTransaction(world, async (tx) => {
    await storeLink(tx, world, { staffId, token })
    await recordAudit(tx, world, {
      actor,
      action: 'staff.password-reset-asked',
      subject: { kind: 'staff', id: staffId },
    })
  })
  return passwordResetLink(world.config, token)
}

/** Whether the link still works, for the page behind it; changes nothing. */
export async function passwordResetBehind(
  world: Pick<World, 'db' | 'clock'>,
  token: string,
): Promise<Result<StaffMember, LinkRefusal>> {
  const link = await verificationBy(world.db, identifierOf(token))
  if (!link) return refused('link-invalid')
  if (link.expiresAt <= world.clock.now()) return refused('link-expired')
  const member = await staffById(world.db, link.value)
  return member && !member.disabledAt ? ok(member) : refused('link-invalid')
}

/** Sets the new password, ends all sessions and all other such links, and tells the owner by mail. */
export async function resetPassword(
  world: Needs,
  change: { token: string; password: string; address: string | null },
): Promise<Result<StaffMember, LinkRefusal | PasswordRefusal>> {
  const found = await passwordResetBehind(world, change.token)
  if (!found.ok) return found
  const member = found.value
  const { site } = await readSettings(world.db)
  const refusal = refusePassword(change.password, [site.name, member.name, member.email])
  if (refusal) return refused(refusal, { field: 'password' })
  const hash = await hashPassword(change.password)
  return inTransaction(world, async (tx) => {
    if (!(await useUpVerification(tx, identifierOf(change.token)))) return refused('link-invalid')
    const actor = { kind: 'staff', id: member.id, name: member.name }
    await storePassword(tx, world, { member, hash, actor, address: change.address })
    return ok(member)
  })
}

/** Writes a new password and everything that follows from it. */
export async function storePassword(
  tx: Tx,
  world: Pick<World, 'clock' | 'config' | 'ids'>,
  change: {
    member: StaffMember
    hash: string
    actor: { kind: string; id: string | null; name: string }
    address: string | null
    /** The session that goes on, when somebody changes their own password. */
    keepSession?: string | null
  },
): Promise<void> {
  const { member, hash, actor, address } = change
  await putPasswordHash(tx, { id: world.ids.newId(), staffId: member.id, hash, now: world.clock.now() })
  await deleteVerificationsOf(tx, kind, member.id)
  await deleteSessionsOf(tx, member.id, change.keepSession ?? null)
  const subject = { kind: 'staff', id: member.id, label: member.name }
  await recordAudit(tx, world, { actor, action: 'staff.password-changed', subject, address })
  await noticeOfChange(tx, world, { member, what: 'password' })
}

async function mailLink(world: Needs, member: StaffMember, by: By): Promise<void> {
  const token = newSecret()
  await inTransaction(world, async (tx) => {
    const expiresAt = await storeLink(tx, world, { staffId: member.id, token })
    const settings = await readSettings(tx)
    const link = passwordResetLink(world.config, token)
    const mail = passwordResetMail(
      { settings, publicUrl: world.config.publicUrl },
      { name: member.name, link, expiresAt },
    )
    await queueDelivery(tx, world, {
      ...mail,
      kind,
      ref: member.id,
      to: member.email,
      usefulUntil: expiresAt,
    })
    await recordAudit(tx, world, {
      actor: by.actor,
      action: 'staff.password-reset-asked',
      subject: { kind: 'staff', id: member.id, label: member.name },
      address: by.address,
    })
  })
}

async function storeLink(
  tx: Tx,
  world: Pick<World, 'clock' | 'ids'>,
  link: { staffId: string; token: string },
): Promise<string> {
  const now = world.clock.now()
  const expiresAt = addSeconds(now, linkSeconds)
  const row = { identifier: identifierOf(link.token), value: link.staffId, expiresAt }
  await insertVerification(tx, world.ids.newId(), now, row)
  return expiresAt
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds))
