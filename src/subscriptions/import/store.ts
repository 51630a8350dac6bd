import type { Instant } from '../../platform/clock.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import '../schema.ts'
import type { Kind } from '../subscription.ts'

/** Readers of these addresses, by key. */
export async function readersByKeys(db: Db | Tx, keys: readonly string[]): Promise<Map<string, string>> {
  if (keys.length === 0) return new Map()
  const rows = await db
    .selectFrom('readers')
    .select(['id', 'email_key'])
    .where('email_key', 'in', keys)
    .execute()
  return new Map(rows.map(({ id, email_key }) => [email_key, id]))
}

/** What these readers follow or followed, as `reader kind ref`. */
export async function followedByMany(
  db: Db | Tx,
  readerIds: readonly string[],
): Promise<Map<string, boolean>> {
  if (readerIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('subscriptions')
    .select(['reader_id', 'kind', 'ref', 'ended_at'])
    .where('reader_id', 'in', readerIds)
    .execute()
  return new Map(
    rows.map(({ reader_id, kind, ref, ended_at }) => [`${reader_id} ${kind} ${ref}`, ended_at === null]),
  )
}

export type ImportedRow = {
  readerId: string
  isNewReader: boolean
  subscriptionId: string
  consentId: string
  email: string
  emailKey: string
  language: 'de' | 'en'
  kind: Kind
  ref: string
  frequency: string
  basis: string
  /** When the file says that they consented; else now. */
  confirmedAt: Instant
  detail: Record<string, string>
}

/** Readers, subscriptions and the note of where they came from. */
export async function insertImported(tx: Tx, rows: readonly ImportedRow[], now: Instant): Promise<void> {
  const fresh = rows.filter(({ isNewReader }) => isNewReader)
  if (fresh.length > 0)
    await tx
      .insertInto('readers')
      .values(
        fresh.map(({ readerId, email, emailKey, language }) => ({
          id: readerId,
          email,
          email_key: emailKey,
          language,
          created_at: now,
          paused_until: null,
          link_rotation: 0,
        })),
      )
      .execute()
  await tx
    .insertInto('subscriptions')
    .values(
      rows.map(({ subscriptionId, readerId, kind, ref, frequency, basis, confirmedAt }) => ({
        id: subscriptionId,
        reader_id: readerId,
        kind,
        ref,
        frequency,
        basis,
        requested_at: confirmedAt,
        confirmed_at: confirmedAt,
        paused_at: null,
        ended_at: null,
        end_reason: null,
        end_channel: null,
        renew_asked_at: null,
      })),
    )
    .execute()
  await tx
    .insertInto('consents')
    .values(
      rows.map(({ consentId, readerId, kind, ref, frequency, basis, email, language, detail }) => ({
        id: consentId,
        reader_id: readerId,
        step: 'imported',
        at: now,
        kind,
        ref,
        frequency,
        basis,
        address: email,
        language,
        channel: 'import',
        place: null,
        text_hash: null,
        privacy_hash: null,
        request_id: null,
        confirmation_hash: null,
        mail_id: null,
        mail_accepted_at: null,
        detail: JSON.stringify(detail),
      })),
    )
    .execute()
}
