import type { Instant } from '../platform/clock.ts'

declare module '../platform/db/db.ts' {
  interface Tables {
    /** Whose writer wants a mail for each answer; `end_hash`: SHA-256 of the secret in the link that ends it. */
    reply_wishes: { comment_id: string; end_hash: string; wished_at: Instant; ended_at: Instant | null }
    /** Answers that were mailed to whom they answer. */
    reply_mails: { comment_id: string; queued_at: Instant }
    /** Proofs of work that let a contribution pass; kept until they would run out anyway. */
    used_proofs: { challenge: string; expires_at: Instant }
  }
}
