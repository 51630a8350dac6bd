import type { Instant } from '../platform/clock.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import { hashOf } from './reader-links.ts'
import './schema.ts'
import type { Basis, Channel, Frequency, Kind, Step } from './subscription.ts'

/** One step of a consent's life, as it is written down. */
export type NewConsent = {
  id: string
  readerId: string
  step: Step
  at: Instant
  kind: Kind
  ref: string
  frequency: Frequency
  basis: Basis
  address: string
  language: 'de' | 'en'
  channel: Channel
  place: string | null
  /** The words that were shown; null where the form was not ours. */
  text: string | null
  privacyText: string | null
  requestId: string | null
  confirmationHash: string | null
  mailId: string | null
  mailAcceptedAt: Instant | null
  detail: Record<string, string> | null
  /** Kept for a short time only. */
  from: { address: string; agent: string | null } | null
}

/** A step on which nothing was shown and no mail went. */
export const plainStep = {
  place: null,
  text: null,
  privacyText: null,
  requestId: null,
  confirmationHash: null,
  mailId: null,
  mailAcceptedAt: null,
  detail: null,
  from: null,
} as const

export async function insertConsent(tx: Tx, consent: NewConsent): Promise<void> {
  const { language, at, from } = consent
  const textHash = await keepText(tx, { text: consent.text, language, at })
  const privacyHash = await keepText(tx, { text: consent.privacyText, language, at })
  await tx
    .insertInto('consents')
    .values({
      id: consent.id,
      reader_id: consent.readerId,
      step: consent.step,
      at,
      kind: consent.kind,
      ref: consent.ref,
      frequency: consent.frequency,
      basis: consent.basis,
      address: consent.address,
      language,
      channel: consent.channel,
      place: consent.place,
      text_hash: textHash,
      privacy_hash: privacyHash,
      request_id: consent.requestId,
      confirmation_hash: consent.confirmationHash,
      mail_id: consent.mailId,
      mail_accepted_at: consent.mailAcceptedAt,
      detail: consent.detail && JSON.stringify(consent.detail),
    })
    .execute()
  if (from)
    await tx
      .insertInto('consent_traces')
      .values({ consent_id: consent.id, address: from.address, agent: from.agent, at })
      .execute()
}

/** Each text is kept once; answers its hash. */
async function keepText(
  tx: Tx,
  shown: { text: string | null; language: string; at: Instant },
): Promise<string | null> {
  const { text, language, at } = shown
  if (text === null) return null
  const hash = hashOf(text)
  await tx
    .insertInto('consent_texts')
    .values({ hash, language, text, first_shown_at: at })
    .onConflict((conflict) => conflict.column('hash').doNothing())
    .execute()
  return hash
}

/** A step as it is shown and printed. */
export type Consent = Omit<NewConsent, 'readerId' | 'privacyText'> & {
  textHash: string | null
  privacyHash: string | null
}

/** All steps of a reader with the words that were shown, the oldest first. */
export async function consentsOf(db: Db | Tx, readerId: string): Promise<Consent[]> {
  const rows = await db
    .selectFrom('consents as c')
    .leftJoin('consent_texts as t', 't.hash', 'c.text_hash')
    .leftJoin('consent_traces as r', 'r.consent_id', 'c.id')
    .selectAll('c')
    .select(['t.text', 'r.address as from_address', 'r.agent'])
    .where('c.reader_id', '=', readerId)
    .orderBy('c.at')
    .orderBy('c.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    step: row.step as Step,
    at: row.at,
    kind: row.kind as Kind,
    ref: row.ref,
    frequency: row.frequency as Frequency,
    basis: row.basis as Basis,
    address: row.address,
    language: row.language === 'en' ? 'en' : 'de',
    channel: row.channel as Channel,
    place: row.place,
    text: row.text,
    textHash: row.text_hash,
    privacyHash: row.privacy_hash,
    requestId: row.request_id,
    confirmationHash: row.confirmation_hash,
    mailId: row.mail_id,
    mailAcceptedAt: row.mail_accepted_at,
    detail: row.detail === null ? null : JSON.parse(row.detail),
    from: row.from_address === null ? null : { address: row.from_address, agent: row.agent },
  }))
}

/** What waits for its confirmation, or was confirmed, behind one link. */
export type Request = {
  id: string
  kind: Kind
  ref: string
  frequency: Frequency
  requestedAt: Instant
  place: string | null
}

export async function requestsBehind(db: Db | Tx, confirmationHash: string): Promise<Request[]> {
  const rows = await db
    .selectFrom('consents')
    .select(['id', 'kind', 'ref', 'frequency', 'at', 'place'])
    .where('confirmation_hash', '=', confirmationHash)
    .where('step', '=', 'requested')
    .orderBy('at')
    .orderBy('id')
    .execute()
  return rows.map(({ at, kind, frequency, ...row }) => ({
    ...row,
    kind: kind as Kind,
    frequency: frequency as Frequency,
    requestedAt: at,
  }))
}
