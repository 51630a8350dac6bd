import type { Instant } from '../platform/clock.ts'

declare module '../platform/db/db.ts' {
  interface Tables {
    staff_members: StaffMembersTable
    staff_credentials: StaffCredentialsTable
    staff_sessions: StaffSessionsTable
    staff_verifications: StaffVerificationsTable
    staff_invitations: StaffInvitationsTable
    api_tokens: ApiTokensTable
  }
}
declare module '../platform/events/events.ts' {
  interface Events {
    /** A staff member is new, has another name, role or address, was disabled, enabled or removed. */
    'staff.changed': { staffId: string }
    'token.revoked': { tokenId: string }
  }
}

export type StaffMembersTable = {
  id: string
  name: string
  /** In lower case. */
  email: string
  /** 1 or 0: better-auth's field. Ours are 1, as the invitation or the person's own doing proved the address. */
  email_verified: number
  image: string | null
  role: string
  created_at: Instant
  changed_at: Instant
  disabled_at: Instant | null
}

/** How somebody proves who they are. `provider_id` is `credential` for a password; `account_id` is then the staff id. */
export type StaffCredentialsTable = {
  id: string
  staff_id: string
  provider_id: string
  account_id: string
  password_hash: string | null
  created_at: Instant
  changed_at: Instant
}

/** `token` alone opens nothing: the cookie also carries its signature, made with the installation's secret. */
export type StaffSessionsTable = {
  id: string
  staff_id: string
  token: string
  network: string | null
  user_agent: string | null
  created_at: Instant
  seen_at: Instant
  expires_at: Instant
}

/** Single-use links: `identifier` is kind and hash of the link's secret, `value` the staff member. */
export type StaffVerificationsTable = {
  id: string
  identifier: string
  value: string
  expires_at: Instant
  created_at: Instant
  changed_at: Instant
}

export type StaffInvitationsTable = {
  id: string
  email: string
  name: string | null
  role: string
  token_hash: string
  invited_by: string | null
  invited_by_name: string
  created_at: Instant
  expires_at: Instant
  accepted_at: Instant | null
  withdrawn_at: Instant | null
}

export type ApiTokensTable = {
  id: string
  name: string
  role: string
  /** The part of the token that is shown in lists and found by. */
  hint: string
  token_hash: string
  created_at: Instant
  created_by: string | null
  created_by_name: string
  last_used_at: Instant | null
  revoked_at: Instant | null
}
