import type { Instant } from '../platform/clock.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import './schema.ts'

export type Claim = { commentId: string; staffId: string; until: Instant }

/** Who is at which of these comments just now. */
export async function claimsOn(db: Db | Tx, commentIds: readonly string[], now: Instant): Promise<Claim[]> {
  if (commentIds.length === 0) return []
  const rows = await db
    .selectFrom('comment_claims')
    .selectAll()
    .where('comment_id', 'in', commentIds)
    .where('held_until', '>', now)
    .execute()
  return rows.map((row) => ({ commentId: row.comment_id, staffId: row.staff_id, until: row.held_until }))
}

/** Claims the comment unless somebody else holds it; a claim of one's own is renewed. */
export async function putClaim(tx: Tx, claim: Claim, now: Instant): Promise<void> {
  await tx
    .insertInto('comment_claims')
    .values({ comment_id: claim.commentId, staff_id: claim.staffId, held_until: claim.until })
    .onConflict((conflict) =>
      conflict
        .column('comment_id')
        .doUpdateSet({ staff_id: claim.staffId, held_until: claim.until })
        .where((e) =>
          e.or([e('comment_claims.held_until', '<=', now), e('comment_claims.staff_id', '=', claim.staffId)]),
        ),
    )
    .execute()
}

/** False when there was none, or somebody else's. */
export async function deleteClaim(tx: Tx, commentId: string, staffId?: string): Promise<boolean> {
  let query = tx.deleteFrom('comment_claims').where('comment_id', '=', commentId)
  if (staffId !== undefined) query = query.where('staff_id', '=', staffId)
  return (await query.executeTakeFirst()).numDeletedRows > 0n
}
