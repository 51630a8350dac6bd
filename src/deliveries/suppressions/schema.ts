import type { Instant } from '../../platform/clock.ts'

declare module '../../platform/db/db.ts' {
  interface Tables {
    suppressions: SuppressionsTable
    address_failures: AddressFailuresTable
  }
}

export type SuppressionsTable = {
  id: string
  /** Keyed with the secret of the installation: it stays when the address is erased, and tells nobody else anything. */
  address_hash: string
  reason: string
  /** Null once it was erased, or when it was never known. */
  address: string | null
  detail: string
  suppressed_at: Instant
  /** Null: for ever. */
  ends_at: Instant | null
}

export type AddressFailuresTable = {
  address_hash: string
  delivery_ref: string
  failed_at: Instant
  /** Enhanced status (RFC 3463), or the bare answer code. */
  status: string
  answer: string
  /** 1 when the receiver objects to us rather than to the address. */
  is_policy: number
}
