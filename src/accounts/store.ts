import type { Instant } from '../platform/clock.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import type { Role } from './actor.ts'
import './schema.ts'
import type { StaffMembersTable } from './schema.ts'
import type { StaffMember } from './staff-member.ts'

const fromRow = (row: StaffMembersTable): StaffMember => ({
  id: row.id,
  name: row.name,
  email: row.email,
  role: row.role as Role,
  createdAt: row.created_at,
  disabledAt: row.disabled_at,
})

/** All accounts by name, disabled ones included. */
export async function selectStaff(db: Db | Tx): Promise<StaffMember[]> {
  return (await db.selectFrom('staff_members').selectAll().orderBy('name').orderBy('id').execute()).map(
    fromRow,
  )
}

/** Disabled accounts too. */
export async function staffById(db: Db | Tx, id: string): Promise<StaffMember | null> {
  const row = await db.selectFrom('staff_members').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? fromRow(row) : null
}

/** By the address exactly as it is stored; disabled accounts too. */
export async function staffByEmail(db: Db | Tx, email: string): Promise<StaffMember | null> {
  const row = await db.selectFrom('staff_members').selectAll().where('email', '=', email).executeTakeFirst()
  return row ? fromRow(row) : null
}

/** The last use of a session by each person who has one, by staff id. */
export async function lastSeenByStaff(db: Db | Tx): Promise<Map<string, Instant>> {
  const rows = await db
    .selectFrom('staff_sessions')
    .select((e) => ['staff_id', e.fn.max('seen_at').as('at')])
    .groupBy('staff_id')
    .execute()
  return new Map(rows.map(({ staff_id, at }) => [staff_id, at]))
}

/**
 * How many administrators can sign in. The rows are written to, with what they hold already, so that two
 * transactions that each would take away one of the last two wait for each other.
 */
export async function lockAdministrators(tx: Tx): Promise<number> {
  const locked = await tx
    .updateTable('staff_members')
    .set((e) => ({ role: e.ref('role') }))
    .where('role', '=', 'administrator')
    .where('disabled_at', 'is', null)
    .executeTakeFirst()
  return Number(locked.numUpdatedRows)
}

/** The account alone: without a password nobody can sign in to it. */
export async function insertStaff(tx: Tx, member: StaffMember): Promise<void> {
  await tx
    .insertInto('staff_members')
    .values({
      id: member.id,
      name: member.name,
      email: member.email,
      email_verified: 1,
      image: null,
      role: member.role,
      created_at: member.createdAt,
      changed_at: member.createdAt,
      disabled_at: member.disabledAt,
    })
    .execute()
}

/** Changes what is given and leaves the rest. */
export async function updateStaff(
  tx: Tx,
  id: string,
  change: { name?: string; email?: string; role?: Role; disabledAt?: Instant | null; changedAt: Instant },
): Promise<void> {
  const { disabledAt, changedAt, ...fields } = change
  await tx
    .updateTable('staff_members')
    .set({
      ...fields,
      ...(disabledAt === undefined ? {} : { disabled_at: disabledAt }),
      changed_at: changedAt,
    })
    .where('id', '=', id)
    .execute()
}

/** With credentials and sessions. What the person wrote keeps their name. */
export async function deleteStaff(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('staff_members').where('id', '=', id).execute()
}

/** Null for an account that has not set a password. */
export async function passwordHashOf(db: Db | Tx, staffId: string): Promise<string | null> {
  const row = await db
    .selectFrom('staff_credentials')
    .select('password_hash')
    .where('provider_id', '=', 'credential')
    .where('account_id', '=', staffId)
    .executeTakeFirst()
  return row?.password_hash ?? null
}

/** Sets the password, for the first time or anew. */
export async function putPasswordHash(
  tx: Tx,
  credential: { id: string; staffId: string; hash: string; now: Instant },
): Promise<void> {
  const { id, staffId, hash, now } = credential
  await tx
    .insertInto('staff_credentials')
    .values({
      id,
      staff_id: staffId,
      provider_id: 'credential',
      account_id: staffId,
      password_hash: hash,
      created_at: now,
      changed_at: now,
    })
    .onConflict((conflict) =>
      conflict.columns(['provider_id', 'account_id']).doUpdateSet({ password_hash: hash, changed_at: now }),
    )
    .execute()
}

export type Verification = { identifier: string; value: string; expiresAt: Instant }

/** Kept until it is used up; whether it has expired is for who reads it to ask. */
export async function insertVerification(tx: Tx, id: string, now: Instant, row: Verification): Promise<void> {
  await tx
    .insertInto('staff_verifications')
    .values({
      id,
      identifier: row.identifier,
      value: row.value,
      expires_at: row.expiresAt,
      created_at: now,
      changed_at: now,
    })
    .execute()
}

/** Expired or not; null when there is none. */
export async function verificationBy(db: Db | Tx, identifier: string): Promise<Verification | null> {
  const row = await db
    .selectFrom('staff_verifications')
    .select(['identifier', 'value', 'expires_at as expiresAt'])
    .where('identifier', '=', identifier)
    .executeTakeFirst()
  return row ?? null
}

/** True for the one caller who used it up. */
export async function useUpVerification(tx: Tx, identifier: string): Promise<boolean> {
  const deleted = await tx
    .deleteFrom('staff_verifications')
    .where('identifier', '=', identifier)
    .executeTakeFirst()
  return deleted.numDeletedRows > 0n
}

/** All links of one kind that a person still holds. */
export async function deleteVerificationsOf(tx: Tx, kind: string, staffId: string): Promise<void> {
  await tx
    .deleteFrom('staff_verifications')
    .where('value', '=', staffId)
    .where('identifier', 'like', `${kind}:%`)
    .execute()
}
