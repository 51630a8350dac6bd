import type { Instant } from '../../platform/clock.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import '../schema.ts'
import type { Proof } from './proof-of-work.ts'

export async function isProofUsed(db: Db | Tx, challenge: string): Promise<boolean> {
  const row = await db
    .selectFrom('used_proofs')
    .select('challenge')
    .where('challenge', '=', challenge)
    .executeTakeFirst()
  return row !== undefined
}

/** Uses the proof up; false when another contribution was first, in whichever process. */
export async function takeProof(tx: Tx, proof: Proof): Promise<boolean> {
  const used = await tx
    .insertInto('used_proofs')
    .values({ challenge: proof.challenge, expires_at: proof.expiresAt })
    .onConflict((conflict) => conflict.column('challenge').doNothing())
    .executeTakeFirst()
  return used.numInsertedOrUpdatedRows === 1n
}

/** What has run out is refused anyway. */
export async function forgetUsedProofs(tx: Tx, before: Instant): Promise<void> {
  await tx.deleteFrom('used_proofs').where('expires_at', '<', before).execute()
}
