import type { Tx } from '../../platform/db/db.ts'

/** What a room says of its mailings to those who submit them. */
export type MailingKind = {
  kind: string
  /**
   * The last look before a mail leaves: those of the addresses that still want this mailing, as they were given. Asked
   * in the transaction that claims them; a few addresses at a time.
   */
  stillWanted(
    tx: Tx,
    mailing: { id: string; ref: string | null },
    addresses: readonly string[],
  ): Promise<Set<string>>
}
