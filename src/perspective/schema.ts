import type { Instant } from '../platform/clock.ts'

declare module '../platform/db/db.ts' {
  interface Tables {
    scoring_feedback: {
      id: string
      received_at: Instant
      /** The token that sent it. */
      client_id: string
      client_name: string
      language: string
      community_id: string | null
      /** JSON: attribute to 0…1. */
      suggested: string
      /** JSON: `Scored`, as it was when it came in. */
      scored: string
      text: string
    }
  }
}
