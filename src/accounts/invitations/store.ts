import type { Instant } from '../../platform/clock.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import type { Role } from '../actor.ts'
import '../schema.ts'
import type { StaffInvitationsTable } from '../schema.ts'
import type { Invitation } from './invitation.ts'

const fromRow = (row: StaffInvitationsTable): Invitation => ({
  id: row.id,
  email: row.email,
  name: row.name,
  role: row.role as Role,
  invitedByName: row.invited_by_name,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  acceptedAt: row.accepted_at,
  withdrawnAt: row.withdrawn_at,
})

/** The token itself is not stored, only its hash. */
export async function insertInvitation(
  tx: Tx,
  invitation: Invitation,
  made: { tokenHash: string; invitedBy: string | null },
): Promise<void> {
  await tx
    .insertInto('staff_invitations')
    .values({
      id: invitation.id,
      email: invitation.email,
      name: invitation.name,
      role: invitation.role,
      token_hash: made.tokenHash,
      invited_by: made.invitedBy,
      invited_by_name: invitation.invitedByName,
      created_at: invitation.createdAt,
      expires_at: invitation.expiresAt,
      accepted_at: null,
      withdrawn_at: null,
    })
    .execute()
}

/** In whatever state it is: accepted, withdrawn and expired ones too. */
export async function invitationByHash(db: Db | Tx, tokenHash: string): Promise<Invitation | null> {
  const row = await db
    .selectFrom('staff_invitations')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst()
  return row ? fromRow(row) : null
}

/** Neither accepted nor withdrawn, expired ones included; the newest first. */
export async function selectOpenInvitations(db: Db | Tx): Promise<Invitation[]> {
  const rows = await db
    .selectFrom('staff_invitations')
    .selectAll()
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(fromRow)
}

/** True for the one who was first. */
export async function markAccepted(tx: Tx, id: string, now: Instant): Promise<boolean> {
  const changed = await tx
    .updateTable('staff_invitations')
    .set({ accepted_at: now })
    .where('id', '=', id)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return changed.numUpdatedRows > 0n
}

/** Withdraws the open ones with this id or to this address. Answers them. */
export async function withdrawInvitations(
  tx: Tx,
  which: { id: string } | { email: string },
  now: Instant,
): Promise<Invitation[]> {
  const open = tx
    .updateTable('staff_invitations')
    .set({ withdrawn_at: now })
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
  const chosen = 'id' in which ? open.where('id', '=', which.id) : open.where('email', '=', which.email)
  return (await chosen.returningAll().execute()).map(fromRow)
}
