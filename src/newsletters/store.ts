import type { Instant } from '../platform/clock.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import { type Automation, emptyNewsletter, mainNewsletter, type Newsletter } from './newsletter.ts'
import './schema.ts'
import type { NewslettersTable } from './schema.ts'

const fromRow = (row: NewslettersTable): Newsletter => ({
  id: row.id,
  slug: row.slug,
  name: row.name,
  description: row.description,
  language: row.language === null ? null : row.language === 'en' ? 'en' : 'de',
  senderName: row.sender_name,
  senderAddress: row.sender_address,
  replyTo: row.reply_to,
  cadence: row.cadence,
  automation: JSON.parse(row.automation) as Automation,
  sectionIds: JSON.parse(row.section_ids) as string[],
  pictures: row.pictures as Newsletter['pictures'],
  isPublic: row.closed_at === null,
  revision: row.revision,
  createdAt: row.created_at,
})

const wordsOf = (newsletter: Newsletter, closedAt: Instant | null) => ({
  slug: newsletter.slug,
  name: newsletter.name,
  description: newsletter.description,
  language: newsletter.language,
  sender_name: newsletter.senderName,
  sender_address: newsletter.senderAddress,
  reply_to: newsletter.replyTo,
  cadence: newsletter.cadence,
  automation: JSON.stringify(newsletter.automation),
  section_ids: JSON.stringify(newsletter.sectionIds),
  pictures: newsletter.pictures,
  closed_at: newsletter.isPublic ? null : closedAt,
})

/** The one that every paper has, until somebody changes it: a new database holds nothing. */
const unchangedMain: Newsletter = {
  ...emptyNewsletter,
  id: mainNewsletter,
  slug: mainNewsletter,
  revision: 1,
  createdAt: '2026-01-01T00:00:00.000Z',
}

/** All of them, in the order in which they were made. */
export async function listNewsletters(db: Db | Tx): Promise<Newsletter[]> {
  const rows = await db.selectFrom('newsletters').selectAll().orderBy('created_at').orderBy('id').execute()
  const stored = rows.map(fromRow)
  return stored.some(({ id }) => id === mainNewsletter) ? stored : [unchangedMain, ...stored]
}

/** By id or slug; null when there is none. */
export async function findNewsletter(db: Db | Tx, word: string): Promise<Newsletter | null> {
  const rows = await db
    .selectFrom('newsletters')
    .selectAll()
    .where((e) => e.or([e('id', '=', word), e('slug', '=', word)]))
    .execute()
  const row = rows.find(({ id }) => id === word) ?? rows[0]
  if (row) return fromRow(row)
  return word === mainNewsletter ? unchangedMain : null
}

export async function isSlugTaken(tx: Tx, slug: string, butBy: string): Promise<boolean> {
  if (slug === mainNewsletter && butBy !== mainNewsletter) return true
  const row = await tx
    .selectFrom('newsletters')
    .select('id')
    .where((e) => e.or([e('slug', '=', slug), e('id', '=', slug)]))
    .where('id', '<>', butBy)
    .executeTakeFirst()
  return row !== undefined
}

/** One that is there stays as it is. */
export async function insertNewsletter(tx: Tx, newsletter: Newsletter): Promise<void> {
  const { id, revision, createdAt } = newsletter
  await tx
    .insertInto('newsletters')
    .values({ id, ...wordsOf(newsletter, createdAt), revision, created_at: createdAt })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}

/** True when `newsletter.revision` was still the newest; the row then has the next one. */
export async function updateNewsletter(tx: Tx, newsletter: Newsletter, now: Instant): Promise<boolean> {
  const { id, revision } = newsletter
  if (id === mainNewsletter) await insertNewsletter(tx, unchangedMain)
  const result = await tx
    .updateTable('newsletters')
    .set({ ...wordsOf(newsletter, now), revision: revision + 1 })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

export async function deleteNewsletter(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('newsletters').where('id', '=', id).execute()
}

/** Whether it has subscribers, or issues that somebody was sent or may still be: then it stays. */
export async function isInUse(tx: Tx, id: string): Promise<boolean> {
  const subscription = await tx
    .selectFrom('subscriptions')
    .select('id')
    .where('kind', '=', 'newsletter')
    .where('ref', '=', id)
    .where('ended_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  const issue = await tx
    .selectFrom('newsletter_issues')
    .select('id')
    .where('newsletter_id', '=', id)
    .limit(1)
    .executeTakeFirst()
  return subscription !== undefined || issue !== undefined
}
