import type { Instant } from '../platform/clock.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import { partsOfRef } from './bounces/verp.ts'
import { eraseRecipient, mailingRefsWhere, mailingsTo } from './mailings/store-persons.ts'
import './schema.ts'

/** A mail as whoever got it is told of it. */
export type MailTo = { kind: string; subject: string; createdAt: Instant; acceptedAt: Instant | null }

/** Mails to an address, the newest first, at most a thousand; by a long read. */
export async function mailsTo(db: Db, emailKey: string): Promise<MailTo[]> {
  const rows = await db
    .selectFrom('deliveries')
    .select(['kind', 'subject', 'created_at', 'accepted_at'])
    .where((e) => e(e.fn<string>('lower', ['to_address']), '=', emailKey))
    .orderBy('created_at', 'desc')
    .limit(1000)
    .execute()
  const mails = rows.map(({ created_at, accepted_at, ...row }) => ({
    ...row,
    createdAt: created_at,
    acceptedAt: accepted_at,
  }))
  const all = [...mails, ...(await mailingsTo(db, emailKey))]
  return all.sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1)).slice(0, 1000)
}

/** Names of the mails, also of those to many, whose address is wanted; for those who know an address by its hash only. By a long read. */
export async function mailIdsWhere(db: Db, isWanted: (emailKey: string) => boolean): Promise<string[]> {
  const rows = await db.selectFrom('deliveries').select(['id', 'to_address']).execute()
  const ids = rows.filter(({ to_address }) => isWanted(to_address.toLowerCase())).map(({ id }) => id)
  return [...ids, ...(await mailingRefsWhere(db, isWanted))]
}

/** Mails of a kind about these things, to whomever, that still have their words. */
export async function mailIdsAbout(db: Db, kind: string, refs: readonly string[]): Promise<string[]> {
  const ids: string[] = []
  for (let from = 0; from < refs.length; from += 200) {
    const rows = await db
      .selectFrom('deliveries')
      .select('id')
      .where('kind', '=', kind)
      .where('ref', 'in', refs.slice(from, from + 200))
      .where('text', '!=', '')
      .execute()
    ids.push(...rows.map(({ id }) => id))
  }
  return ids
}

/** That a mail of this kind went out stays; to whom and what it said goes. What has not left yet stays here. */
export async function eraseMails(tx: Tx, names: readonly string[], at: Instant): Promise<void> {
  const ids: string[] = []
  for (const name of names) {
    const ref = partsOfRef(name)
    if (ref?.kind === 'mailing') await eraseRecipient(tx, ref, at)
    else ids.push(name)
  }
  for (let from = 0; from < ids.length; from += 200) {
    const some = ids.slice(from, from + 200)
    await tx
      .updateTable('deliveries')
      .set({ cancelled_at: at })
      .where('id', 'in', some)
      .where('accepted_at', 'is', null)
      .where('failed_at', 'is', null)
      .where('cancelled_at', 'is', null)
      .execute()
    await tx
      .updateTable('deliveries')
      .set({ to_address: '', subject: '', text: '', html: null, headers: '{}', last_error: null })
      .where('id', 'in', some)
      .execute()
  }
}
