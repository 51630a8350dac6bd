import type { Db, Tx } from '../platform/db/db.ts'
import './schema.ts'
import type { SectionsTable } from './schema.ts'
import type { Section } from './section.ts'

const fromRow = (row: SectionsTable): Section => ({
  id: row.id,
  slug: row.slug,
  name: row.name,
  language: row.language,
  description: row.description,
  position: row.position,
  commentMode: row.comment_mode,
  revision: row.revision,
})

/** All sections in the paper's order. */
export async function listSections(db: Db | Tx): Promise<Section[]> {
  return (await db.selectFrom('sections').selectAll().orderBy('position').orderBy('id').execute()).map(
    fromRow,
  )
}

/** Null when there is none. */
export async function sectionById(db: Db | Tx, id: string): Promise<Section | null> {
  const row = await db.selectFrom('sections').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? fromRow(row) : null
}

/** By the present slug; old ones are the redirects room's. */
export async function sectionBySlug(db: Db | Tx, slug: string): Promise<Section | null> {
  const row = await db.selectFrom('sections').selectAll().where('slug', '=', slug).executeTakeFirst()
  return row ? fromRow(row) : null
}

/** By slug, name (case does not matter) or id: how programs name a section. */
export async function findSection(db: Db | Tx, word: string): Promise<Section | null> {
  const wanted = word.trim().toLowerCase()
  const sections = await listSections(db)
  return (
    sections.find(({ id, slug, name }) => slug === wanted || id === word || name.toLowerCase() === wanted) ??
    null
  )
}

/** Slug must be free; what else stands at the address is the caller's to ask. */
export async function insertSection(tx: Tx, section: Section, createdAt: string): Promise<void> {
  const { commentMode, ...row } = section
  await tx
    .insertInto('sections')
    .values({ ...row, comment_mode: commentMode, created_at: createdAt })
    .execute()
}

/** True when `section.revision` was still the newest; the row then has the next one. */
export async function updateSection(tx: Tx, section: Section): Promise<boolean> {
  const { id, commentMode, revision, ...row } = section
  const result = await tx
    .updateTable('sections')
    .set({ ...row, comment_mode: commentMode, revision: revision + 1 })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** Fails while articles stand in it. */
export async function deleteSection(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('sections').where('id', '=', id).execute()
}

/** Leaves the revision: order is not the section's own. */
export async function setSectionPosition(tx: Tx, id: string, position: number): Promise<void> {
  await tx.updateTable('sections').set({ position }).where('id', '=', id).execute()
}

/** Drafts and withdrawn ones count. */
export async function sectionHasArticles(tx: Tx, id: string): Promise<boolean> {
  return Boolean(
    await tx.selectFrom('articles').select('id').where('section_id', '=', id).limit(1).executeTakeFirst(),
  )
}

/** Whether an imported article or a page stands at `/{slug}`, or a page below it: the section's page could not. */
export async function isSegmentInUse(tx: Tx, slug: string): Promise<boolean> {
  const path = `/${slug}`
  const article = await tx.selectFrom('articles').select('id').where('path', '=', path).executeTakeFirst()
  const page = await tx
    .selectFrom('pages')
    .select('id')
    .where((e) =>
      e.or([e('path', '=', path), e.and([e('path', '>=', `${path}/`), e('path', '<', `${path}0`)])]),
    ) // `0` follows `/` in ASCII
    .limit(1)
    .executeTakeFirst()
  return Boolean(article ?? page)
}
