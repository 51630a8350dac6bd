import type { Instant } from '../platform/clock.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import type { Pin, PinBoard, Slot } from './front-page.ts'
import './schema.ts'

/** The pins in their order, also those whose time is over, with the version to name when saving. */
export async function readPinBoard(db: Db | Tx): Promise<PinBoard> {
  const saved = await db.selectFrom('front_page').selectAll().where('id', '=', 1).executeTakeFirst()
  if (!saved) return { version: 0, changedAt: null, changedBy: null, pins: [] }
  const rows = await db
    .selectFrom('front_page_pins')
    .selectAll()
    .orderBy('slot')
    .orderBy('position')
    .execute()
  const pins = rows.map(
    (row): Pin => ({
      slot: row.slot as Slot,
      articleId: row.article_id,
      headline: row.headline,
      mediaId: row.media_id,
      until: row.until_at,
    }),
  )
  return { version: saved.version, changedAt: saved.changed_at, changedBy: saved.changed_by, pins }
}

/** True when `expected` was the version at that moment; it is now the next one. */
export async function raiseVersion(
  tx: Tx,
  change: { expected: number; at: Instant; by: string | null },
): Promise<boolean> {
  const row = { version: change.expected + 1, changed_at: change.at, changed_by: change.by }
  if (change.expected === 0) {
    const made = await tx
      .insertInto('front_page')
      .values({ id: 1, ...row })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .executeTakeFirst()
    return made.numInsertedOrUpdatedRows === 1n
  }
  const updated = await tx
    .updateTable('front_page')
    .set(row)
    .where('id', '=', 1)
    .where('version', '=', change.expected)
    .executeTakeFirst()
  return updated.numUpdatedRows === 1n
}

/** The whole board, in the order given; call it after `raiseVersion`. */
export async function replacePins(tx: Tx, pins: readonly Pin[]): Promise<void> {
  await tx.deleteFrom('front_page_pins').execute()
  if (pins.length === 0) return
  const rows = pins.map((pin, position) => ({
    article_id: pin.articleId,
    slot: pin.slot,
    position,
    headline: pin.headline,
    media_id: pin.mediaId,
    until_at: pin.until,
  }))
  await tx.insertInto('front_page_pins').values(rows).execute()
}

/** Which of these articles readers may see. */
export async function publishedAmong(db: Db, ids: readonly string[], now: Instant): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await db
    .selectFrom('published_articles')
    .select('article_id')
    .where('article_id', 'in', ids)
    .where('published_at', '<=', now)
    .execute()
  return new Set(rows.map(({ article_id }) => article_id))
}

export type SectionHead = { id: string; slug: string; name: string; language: string }

/** In the paper's order. */
export async function sectionHeads(db: Db): Promise<SectionHead[]> {
  return db
    .selectFrom('sections')
    .select(['id', 'slug', 'name', 'language'])
    .orderBy('position')
    .orderBy('id')
    .execute()
}

/**
 * Ids of the newest articles, newest first, of the paper or of one section; the index on time answers it without
 * looking at older ones. Of an article and its translations the one in `language` is taken, if there is one.
 */
export async function newestIds(
  db: Db,
  wish: { sectionId?: string; language: string; limit: number },
  now: Instant,
): Promise<string[]> {
  let query = db
    .selectFrom('published_articles as shown')
    .select('shown.article_id')
    .where('shown.published_at', '<=', now)
    .where(({ eb, or, not, exists, selectFrom }) =>
      or([
        eb('shown.language', '=', wish.language),
        not(
          exists(
            selectFrom('published_articles as sibling')
              .select('sibling.article_id')
              .whereRef('sibling.translation_group', '=', 'shown.translation_group')
              .where('sibling.language', '=', wish.language),
          ),
        ),
      ]),
    )
    .orderBy('shown.published_at', 'desc')
    .orderBy('shown.article_id', 'desc')
    .limit(wish.limit)
  if (wish.sectionId) query = query.where('shown.section_id', '=', wish.sectionId)
  return (await query.execute()).map(({ article_id }) => article_id)
}
