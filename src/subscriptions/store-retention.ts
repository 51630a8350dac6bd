import type { Instant } from '../platform/clock.ts'
import type { Tx } from '../platform/db/db.ts'
import './schema.ts'

/** Requests behind links that have run out and that nobody confirmed, those links, and readers of whom nothing is left. */
export async function deleteUnconfirmed(tx: Tx, now: Instant): Promise<void> {
  await tx
    .deleteFrom('consents')
    .where('step', '=', 'requested')
    .where('confirmation_hash', 'in', (e) =>
      e.selectFrom('confirmations').select('token_hash').where('expires_at', '<=', now),
    )
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('consents as confirmed')
            .select('confirmed.id')
            .whereRef('confirmed.confirmation_hash', '=', 'consents.confirmation_hash')
            .whereRef('confirmed.request_id', '=', 'consents.id'),
        ),
      ),
    )
    .execute()
  await tx
    .deleteFrom('readers')
    .where('id', 'in', (e) =>
      e.selectFrom('confirmations').select('reader_id').where('expires_at', '<=', now),
    )
    .where((e) =>
      e.not(
        e.exists(
          e.selectFrom('consents').select('consents.id').whereRef('consents.reader_id', '=', 'readers.id'),
        ),
      ),
    )
    .execute()
  await tx.deleteFrom('confirmations').where('expires_at', '<=', now).execute()
}

/** Words shown before then that no consent names any more. */
export async function deleteUnusedTexts(tx: Tx, before: Instant): Promise<void> {
  await tx
    .deleteFrom('consent_texts')
    .where('first_shown_at', '<', before)
    .where((e) =>
      e.not(
        e.exists(
          e.selectFrom('consents').select('id').whereRef('consents.text_hash', '=', 'consent_texts.hash'),
        ),
      ),
    )
    .where((e) =>
      e.not(
        e.exists(
          e.selectFrom('consents').select('id').whereRef('consents.privacy_hash', '=', 'consent_texts.hash'),
        ),
      ),
    )
    .execute()
}

export async function deleteTraces(tx: Tx, before: Instant): Promise<void> {
  await tx.deleteFrom('consent_traces').where('at', '<', before).execute()
}

export async function deleteTries(tx: Tx, before: Instant): Promise<void> {
  await tx.deleteFrom('subscription_tries').where('received_at', '<', before).execute()
}
