import { type AuditDetail, recordAudit } from '../../audit/index.ts'
import { inTransaction, type Tx } from '../../platform/db/db.ts'
import { announce } from '../../platform/events/events.ts'
import { ok, type Result, refused } from '../../platform/result.ts'
import type { World } from '../../platform/world.ts'
import type { Actor, Role } from '../actor.ts'
import { deleteSessionsOf } from '../sessions/store.ts'
import { type StaffMember, wouldLeaveNoAdministrator } from '../staff-member.ts'
import {
  deleteStaff,
  insertStaff,
  lastSeenByStaff,
  lockAdministrators,
  putPasswordHash,
  selectStaff,
  staffById,
  updateStaff,
} from '../store.ts'

export type ManageRefusal = 'unknown-staff' | 'last-administrator'

type Needs = Pick<World, 'db' | 'clock' | 'ids' | 'events'>

/** Who asks for a change, and from which address; both go into the audit log. */
export type By = { actor: Actor; address: string | null }

/** Everybody who works here, by name, with the time of their last use. */
export async function listStaff(
  world: Pick<World, 'db'>,
): Promise<(StaffMember & { lastSeenAt: string | null })[]> {
  const [staff, seen] = await Promise.all([selectStaff(world.db), lastSeenByStaff(world.db)])
  return staff.map((member) => ({ ...member, lastSeenAt: seen.get(member.id) ?? null }))
}

/** Holds from the next request on. Refused where it would leave nobody who may do everything. */
export function changeRole(
  world: Needs,
  change: { staffId: string; role: Role },
  by: By,
): Promise<Result<StaffMember, ManageRefusal>> {
  const { staffId, role } = change
  return withMember(world, { staffId, takesAway: role !== 'administrator' }, async (tx, member) => {
    if (member.role === role) return ok(member)
    await updateStaff(tx, staffId, { role, changedAt: world.clock.now() })
    await tell(tx, world, {
      action: 'staff.role-changed',
      member,
      by,
      detail: { from: member.role, to: role },
    })
    return ok({ ...member, role })
  })
}

/** Ends all sessions and keeps the person out until enabled again. */
export function disableStaff(
  world: Needs,
  staffId: string,
  by: By,
): Promise<Result<StaffMember, ManageRefusal>> {
  return withMember(world, { staffId, takesAway: true }, async (tx, member) => {
    if (member.disabledAt) return ok(member)
    const disabledAt = world.clock.now()
    await updateStaff(tx, staffId, { disabledAt, changedAt: disabledAt })
    await deleteSessionsOf(tx, staffId)
    await tell(tx, world, { action: 'staff.disabled', member, by })
    return ok({ ...member, disabledAt })
  })
}

/** Lets somebody sign in again; who was never disabled is answered as is, without an audit entry. */
export function enableStaff(
  world: Needs,
  staffId: string,
  by: By,
): Promise<Result<StaffMember, ManageRefusal>> {
  return withMember(world, { staffId, takesAway: false }, async (tx, member) => {
    if (!member.disabledAt) return ok(member)
    await updateStaff(tx, staffId, { disabledAt: null, changedAt: world.clock.now() })
    await tell(tx, world, { action: 'staff.enabled', member, by })
    return ok({ ...member, disabledAt: null })
  })
}

/** Removes account, password and sessions. What the person wrote, and the audit log, keep their name. */
export function removeStaff(
  world: Needs,
  staffId: string,
  by: By,
): Promise<Result<StaffMember, ManageRefusal>> {
  return withMember(world, { staffId, takesAway: true }, async (tx, member) => {
    await deleteStaff(tx, staffId)
    await tell(tx, world, { action: 'staff.removed', member, by, detail: { email: member.email } })
    return ok(member)
  })
}

/** Signs the person out everywhere. Answers how many sessions there were. */
export function endSessionsOf(world: Needs, staffId: string, by: By): Promise<Result<number, ManageRefusal>> {
  return withMember<number>(world, { staffId, takesAway: false }, async (tx, member) => {
    const ended = await deleteSessionsOf(tx, staffId)
    await tell(tx, world, { action: 'staff.sessions-ended', member, by, detail: { sessions: ended } })
    return ok(ended)
  })
}

/** Adds somebody with a password already chosen (set-up, accepted invitation); the address must be free. */
export async function addStaff(
  tx: Tx,
  world: Pick<World, 'clock' | 'ids'>,
  person: { name: string; email: string; role: Role; passwordHash: string },
): Promise<StaffMember> {
  const now = world.clock.now()
  const { name, email, role } = person
  const member: StaffMember = { id: world.ids.newId(), name, email, role, createdAt: now, disabledAt: null }
  await insertStaff(tx, member)
  await putPasswordHash(tx, { id: world.ids.newId(), staffId: member.id, hash: person.passwordHash, now })
  await announce(tx, world.clock, 'staff.changed', { staffId: member.id })
  return member
}

function withMember<T = StaffMember>(
  world: Needs,
  which: { staffId: string; takesAway: boolean },
  work: (tx: Tx, member: StaffMember) => Promise<Result<T, ManageRefusal>>,
): Promise<Result<T, ManageRefusal>> {
  return inTransaction(world, async (tx) => {
    const administrators = which.takesAway ? await lockAdministrators(tx) : 0
    const member = await staffById(tx, which.staffId)
    if (!member) return refused('unknown-staff')
    if (which.takesAway && wouldLeaveNoAdministrator(member, administrators))
      return refused('last-administrator')
    return work(tx, member)
  })
}

async function tell(
  tx: Tx,
  world: Needs,
  told: { action: string; member: StaffMember; by: By; detail?: AuditDetail },
): Promise<void> {
  const { action, member, by, detail } = told
  const subject = { kind: 'staff', id: member.id, label: member.name }
  await recordAudit(tx, world, { actor: by.actor, action, subject, detail, address: by.address })
  await announce(tx, world.clock, 'staff.changed', { staffId: member.id })
}
