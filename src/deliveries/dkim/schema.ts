import type { Instant } from '../../platform/clock.ts'

declare module '../../platform/db/db.ts' {
  interface Tables {
    dkim_keys: DkimKeysTable
  }
}

export type DkimKeysTable = {
  selector: string
  domain: string
  /** SubjectPublicKeyInfo, base64: what stands in the name service. */
  public_key: string
  /** Encrypted with the secret of the installation (see `key-cipher.ts`). */
  private_key: string
  made_at: Instant
  /** Null while its record is not in the name service. */
  signing_since: Instant | null
  retired_at: Instant | null
}
