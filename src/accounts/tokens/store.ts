import type { Instant } from '../../platform/clock.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import type { TokenRole } from '../actor.ts'
import '../schema.ts'
import type { ApiTokensTable } from '../schema.ts'
import type { ApiToken } from './token.ts'

const fromRow = (row: Omit<ApiTokensTable, 'token_hash'>): ApiToken => ({
  id: row.id,
  name: row.name,
  role: row.role as TokenRole,
  hint: row.hint,
  createdAt: row.created_at,
  createdByName: row.created_by_name,
  lastUsedAt: row.last_used_at,
  revokedAt: row.revoked_at,
})

/** Revoked ones too; whether the whole token is right is for `matchesHash` to say. */
export async function tokenByHint(
  db: Db | Tx,
  hint: string,
): Promise<(ApiToken & { tokenHash: string }) | null> {
  const row = await db.selectFrom('api_tokens').selectAll().where('hint', '=', hint).executeTakeFirst()
  return row ? { ...fromRow(row), tokenHash: row.token_hash } : null
}

/** The newest first, revoked ones included. */
export async function selectTokens(db: Db | Tx): Promise<ApiToken[]> {
  const rows = await db
    .selectFrom('api_tokens')
    .selectAll()
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(fromRow)
}

/** Stores the hash; the token itself is known only to who made it. */
export async function insertToken(
  tx: Tx,
  token: ApiToken,
  made: { tokenHash: string; createdBy: string | null },
): Promise<void> {
  await tx
    .insertInto('api_tokens')
    .values({
      id: token.id,
      name: token.name,
      role: token.role,
      hint: token.hint,
      token_hash: made.tokenHash,
      created_at: token.createdAt,
      created_by: made.createdBy,
      created_by_name: token.createdByName,
      last_used_at: null,
      revoked_at: null,
    })
    .execute()
}

/** The token as it now is; null when there is none or it was revoked before. */
export async function revokeTokenRow(tx: Tx, id: string, now: Instant): Promise<ApiToken | null> {
  const row = await tx
    .updateTable('api_tokens')
    .set({ revoked_at: now })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .returningAll()
    .executeTakeFirst()
  return row ? fromRow(row) : null
}

/** Writes down when it was last used. */
export async function touchToken(db: Db, id: string, now: Instant): Promise<void> {
  await db.updateTable('api_tokens').set({ last_used_at: now }).where('id', '=', id).execute()
}
