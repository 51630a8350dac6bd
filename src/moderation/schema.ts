import type { Instant } from '../platform/clock.ts'

declare module '../platform/db/db.ts' {
  interface Tables {
    comment_assessments: CommentAssessmentsTable
    comment_claims: { comment_id: string; staff_id: string; held_until: Instant }
    comment_notes: { id: string; comment_id: string; staff_id: string; written_at: Instant; text: string }
    house_rules: {
      version: number
      valid_since: Instant
      changed_by: string | null
      introduction: string
      /** JSON: `Clause[]`. */
      clauses: string
      /** JSON; null in versions from before it stood in the rules: then that of the shipped rules. */
      procedure: string | null
    }
    moderation_days: {
      /** `YYYY-MM-DD` in the site's time zone. */
      day: string
      /** The most that waited. */
      waiting: number
      longest_wait_seconds: number
      measured_at: Instant
    }
    moderation_decisions: ModerationDecisionsTable
    comment_appeals: CommentAppealsTable
    comment_notices: CommentNoticesTable
    moderation_words: {
      id: string
      list: 'banned' | 'suspicious'
      pattern: string
      added_at: Instant
      added_by: string | null
    }
    moderation_blocks: {
      id: string
      kind: 'writer' | 'network'
      /** A writer's id, or a network as „203.0.113.0/24“. */
      subject: string
      reason: string
      made_at: Instant
      made_by: string | null
      blocked_until: Instant
    }
  }
}
declare module '../platform/events/events.ts' {
  interface Events {
    /** A comment has come into the moderators' queue, left it, or is held by somebody: open queues look again. */
    'moderation.queue-changed': { commentId: string }
    'moderation.rules-changed': { version: number }
  }
}

/** What was found when a comment came in or was changed; one for each comment, the newest. */
export type CommentAssessmentsTable = {
  comment_id: string
  assessed_at: Instant
  /** Version of the scorer; null when it failed: then the comment waits. */
  scorer: string | null
  suggestion: 'approve' | 'hold' | 'reject'
  /** 0…1000, for sorting. */
  risk: number
  /** 1 while it waits for a decision, else 0; as a number, so that it can lead an index on both databases. */
  is_waiting: number
  waiting_since: Instant
  article_id: string
  /** JSON: `Finding[]`, what each phase of the policy has said. */
  findings: string
  /** JSON: `Scored`; null when scoring failed. */
  scored: string | null
  /** Bits of `queueSignals`: what the queue can be filtered by. */
  signals: number
}

/** Append-only. `decided_by` is null where no person decided. */
export type ModerationDecisionsTable = {
  id: string
  comment_id: string
  decided_at: Instant
  decided_by: string | null
  decision: 'approve' | 'reject' | 'remove' | 'spam' | 'redact' | 'restore'
  from_status: string
  to_status: string
  rules_version: number | null
  /** Number of the clause in that version. */
  clause: string | null
  explanation: string | null
  /** What the machine had suggested. */
  suggestion: string | null
  appeal_id: string | null
  notice_id: string | null
  /** SHA-256 of the secret in the mail by which the writer complains. */
  redress_hash: string | null
  redress_until: Instant | null
  /** JSON: the statement of reasons (DSA Article 17), in the fields of the Commission's database. */
  statement: string | null
  /** The revision of the comment whose words a redaction replaced. */
  replaced_revision: number | null
}

/** A writer's complaint against a decision (DSA Article 20). */
export type CommentAppealsTable = {
  id: string
  decision_id: string
  comment_id: string
  received_at: Instant
  text: string
  decided_at: Instant | null
  decided_by: string | null
  outcome: 'upheld' | 'reversed' | null
  explanation: string | null
}

/** Somebody's notice on a published comment (DSA Article 16). */
export type CommentNoticesTable = {
  id: string
  reference: string
  comment_id: string
  received_at: Instant
  reason: string
  explanation: string
  name: string | null
  email: string | null
  language: string
  good_faith_at: Instant | null
  decided_at: Instant | null
  decided_by: string | null
  outcome: 'removed' | 'kept' | null
  answer: string | null
}
