import { recordAudit } from '../../audit/index.ts'
import { queueDelivery, withdrawDeliveries } from '../../deliveries/index.ts'
import { inTransaction, isUniqueViolation } from '../../platform/db/db.ts'
import { newSecret } from '../../platform/ids.ts'
import { ok, type Result, refused } from '../../platform/result.ts'
import type { World } from '../../platform/world.ts'
import { readSettings } from '../../settings/index.ts'
import type { Role } from '../actor.ts'
import { invitationMail } from '../mail/invitation.tsx'
import { hashPassword } from '../password-hash.ts'
import { invitationLink, type LinkRefusal } from '../staff/links.ts'
import { addStaff, type By } from '../staff/manage-staff.ts'
import { checkNewAccount, type NewAccountRefusal } from '../staff/new-account.ts'
import { cleanName, isEmail, normalEmail, type StaffMember } from '../staff-member.ts'
import { staffByEmail } from '../store.ts'
import { secretHash } from '../tokens/token.ts'
import { type Invitation, invitationEnd, refuseInvitation } from './invitation.ts'
import {
  insertInvitation,
  invitationByHash,
  markAccepted,
  selectOpenInvitations,
  withdrawInvitations,
} from './store.ts'

type Needs = Pick<World, 'db' | 'clock' | 'config' | 'ids' | 'events'>

export type InviteRefusal = 'bad-email' | 'bad-name' | 'email-taken'

/** Mails a link that is good for seven days and one use. An older invitation to the same address ends. */
export async function inviteStaff(
  world: Needs,
  guest: { email: string; name?: string | null; role: Role },
  by: By,
): Promise<Result<Invitation, InviteRefusal>> {
  const email = normalEmail(guest.email)
  const name = guest.name ? cleanName(guest.name) : null
  if (!isEmail(email)) return refused('bad-email', { field: 'email' })
  if (guest.name && !name) return refused('bad-name', { field: 'name' })
  const token = newSecret()
  const now = world.clock.now()
  const invitation: Invitation = {
    id: world.ids.newId(),
    email,
    name,
    role: guest.role,
    invitedByName: by.actor.name,
    createdAt: now,
    expiresAt: invitationEnd(now),
    acceptedAt: null,
    withdrawnAt: null,
  }
  return inTransaction(world, async (tx) => {
    if (await staffByEmail(tx, email)) return refused('email-taken', { field: 'email' })
    for (const older of await withdrawInvitations(tx, { email }, now))
      await withdrawDeliveries(tx, world, { kind: 'invitation', ref: older.id })
    await insertInvitation(tx, invitation, { tokenHash: secretHash(token), invitedBy: by.actor.id })
    const settings = await readSettings(tx)
    const link = invitationLink(world.config, token)
    const facts = { inviter: by.actor.name, name, role: guest.role, link, expiresAt: invitation.expiresAt }
    const mail = invitationMail({ settings, publicUrl: world.config.publicUrl }, facts)
    await queueDelivery(tx, world, {
      ...mail,
      kind: 'invitation',
      ref: invitation.id,
      to: email,
      usefulUntil: invitation.expiresAt,
    })
    await recordAudit(tx, world, {
      actor: by.actor,
      action: 'staff.invited',
      subject: { kind: 'invitation', id: invitation.id, label: email },
      detail: { role: guest.role },
      address: by.address,
    })
    return ok(invitation)
  })
}

/** Those that may still be accepted or have expired; the newest first. */
export const listInvitations = (world: Pick<World, 'db'>): Promise<Invitation[]> =>
  selectOpenInvitations(world.db)

/** The link does not work any more; a mail that has not left does not leave. */
export function withdrawInvitation(
  world: Needs,
  id: string,
  by: By,
): Promise<Result<null, 'unknown-invitation'>> {
  return inTransaction(world, async (tx) => {
    const [withdrawn] = await withdrawInvitations(tx, { id }, world.clock.now())
    if (!withdrawn) return refused('unknown-invitation')
    await withdrawDeliveries(tx, world, { kind: 'invitation', ref: id })
    await recordAudit(tx, world, {
      actor: by.actor,
      action: 'staff.invitation-withdrawn',
      subject: { kind: 'invitation', id, label: withdrawn.email },
      address: by.address,
    })
    return ok(null)
  })
}

/** What the page behind the link shows; changes nothing. */
export async function invitationBehind(
  world: Pick<World, 'db' | 'clock'>,
  token: string,
): Promise<Result<Invitation, LinkRefusal>> {
  const invitation = await invitationByHash(world.db, secretHash(token))
  const refusal = refuseInvitation(invitation, world.clock.now())
  return invitation && !refusal ? ok(invitation) : refused(refusal ?? 'link-invalid')
}

/** Makes the account, with the invited role. Once: of two at the same moment one is refused. */
export async function acceptInvitation(
  world: Needs,
  guest: { token: string; name: string; password: string; address: string | null },
): Promise<Result<StaffMember, LinkRefusal | NewAccountRefusal | 'email-taken'>> {
  const found = await invitationBehind(world, guest.token)
  if (!found.ok) return found
  const { id, role } = found.value
  const { site } = await readSettings(world.db)
  const checked = checkNewAccount({ ...guest, email: found.value.email }, site.name)
  if (!checked.ok) return checked
  const { name, email } = checked.value
  const passwordHash = await hashPassword(guest.password)
  try {
    return await inTransaction(world, async (tx) => {
      if (!(await markAccepted(tx, id, world.clock.now()))) return refused('link-invalid')
      const member = await addStaff(tx, world, { name, email, role, passwordHash })
      await recordAudit(tx, world, {
        actor: { kind: 'staff', id: member.id, name },
        action: 'staff.joined',
        subject: { kind: 'staff', id: member.id, label: name },
        detail: { role, email },
        address: guest.address,
      })
      return ok(member)
    })
  } catch (error) {
    if (isUniqueViolation(error)) return refused('email-taken')
    throw error
  }
}
