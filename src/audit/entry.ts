import type { Instant } from '../platform/clock.ts'

/** Who did it: a staff member, a token, the system. The name is kept, so that the log outlives the account. */
export type AuditActor = { kind: string; id: string | null; name: string }

/** What it was done to. `label` is what people call it (a headline, a name), kept for the same reason. */
export type AuditSubject = { kind: string; id: string | null; label?: string | null }

export type AuditDetail = Record<string, string | number | boolean | null | readonly string[]>

/** `action` is a past event in the room's words: `staff.invited`, `article.published`. */
export type NewAuditEntry = {
  actor: AuditActor
  action: string
  subject: AuditSubject
  detail?: AuditDetail
  /** Where the request came from; only its network is kept (see `networkOf`). */
  address?: string | null
}

export type AuditEntry = {
  id: string
  at: Instant
  actor: AuditActor
  action: string
  subject: { kind: string; id: string | null; label: string | null }
  detail: AuditDetail
  network: string | null
}

const secretName = /password|secret|token|cookie|authorization|hash/i

/** The detail without anything that could be a secret, should one ever be handed over; long texts are cut. */
export function withoutSecrets(detail: AuditDetail): AuditDetail {
  const kept = Object.entries(detail).filter(([name]) => !secretName.test(name))
  return Object.fromEntries(
    kept.map(([name, value]) => [name, typeof value === 'string' ? value.slice(0, 500) : value]),
  )
}
