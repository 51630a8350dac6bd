import type { Db, Tx } from '../platform/db/db.ts'
import { holdsWord } from '../platform/db/dialect-sql.ts'
import { nameKey } from '../platform/slug.ts'
import type { Author } from './author.ts'
import './schema.ts'
import type { AuthorsTable } from './schema.ts'

const fromRow = (row: AuthorsTable): Author => ({
  id: row.id,
  slug: row.slug,
  name: row.name,
  roleTitle: row.role_title,
  biography: row.biography,
  email: row.email,
  website: row.website,
  portraitMediaId: row.portrait_media_id,
  staffId: row.staff_id,
  revision: row.revision,
})

const toRow = (author: Author) => ({
  slug: author.slug,
  name: author.name,
  name_key: nameKey(author.name),
  role_title: author.roleTitle,
  biography: author.biography,
  email: author.email,
  website: author.website,
  portrait_media_id: author.portraitMediaId,
  staff_id: author.staffId,
})

/** Those that exist, in no order. */
export async function authorsByIds(db: Db | Tx, ids: string[]): Promise<Author[]> {
  if (ids.length === 0) return []
  return (await db.selectFrom('authors').selectAll().where('id', 'in', ids).execute()).map(fromRow)
}

/** By the present slug; old ones are the redirects room's. */
export async function authorBySlug(db: Db | Tx, slug: string): Promise<Author | null> {
  const row = await db.selectFrom('authors').selectAll().where('slug', '=', slug).executeTakeFirst()
  return row ? fromRow(row) : null
}

/** The author a staff member writes as, if one is linked. */
export async function authorByStaffId(db: Db | Tx, staffId: string): Promise<Author | null> {
  const row = await db.selectFrom('authors').selectAll().where('staff_id', '=', staffId).executeTakeFirst()
  return row ? fromRow(row) : null
}

/** By name; case and accents do not matter. */
export async function authorByName(db: Db | Tx, name: string): Promise<Author | null> {
  const row = await db
    .selectFrom('authors')
    .selectAll()
    .where('name_key', '=', nameKey(name))
    .limit(1)
    .executeTakeFirst()
  return row ? fromRow(row) : null
}

/** By name, else by slug or id: an author called „Kim“ goes before „Kim!“ at the address `kim`. */
export const findAuthor = async (db: Db | Tx, word: string): Promise<Author | null> =>
  (await authorByName(db, word)) ??
  (await authorBySlug(db, word)) ??
  (await authorsByIds(db, [word]))[0] ??
  null

export type CountedAuthor = Author & { articleCount: number }

/** Authors by name with how many published articles each has. */
export async function listAuthors(
  db: Db,
  page: { after: string | null; limit: number; q?: string },
): Promise<CountedAuthor[]> {
  let query = db
    .selectFrom('authors')
    .selectAll()
    .select((e) =>
      e
        .selectFrom('published_article_authors')
        .whereRef('author_id', '=', 'authors.id')
        .select((c) => c.fn.countAll().as('n'))
        .as('article_count'),
    )
    .orderBy('name_key')
    .limit(page.limit)
  if (page.after !== null) query = query.where('name_key', '>', page.after)
  if (page.q) query = query.where(holdsWord('name_key', nameKey(page.q)))
  return (await query.execute()).map((row) => ({
    ...fromRow(row),
    articleCount: Number(row.article_count ?? 0),
  }))
}

/** Slug and name must be free. */
export async function insertAuthor(tx: Tx, author: Author, createdAt: string): Promise<void> {
  await tx
    .insertInto('authors')
    .values({ id: author.id, ...toRow(author), revision: author.revision, created_at: createdAt })
    .execute()
}

/** True when `author.revision` was still the newest; the row then has the next one. */
export async function updateAuthor(tx: Tx, author: Author): Promise<boolean> {
  const result = await tx
    .updateTable('authors')
    .set({ ...toRow(author), revision: author.revision + 1 })
    .where('id', '=', author.id)
    .where('revision', '=', author.revision)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** Fails while articles name the author. */
export async function deleteAuthor(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('authors').where('id', '=', id).execute()
}

/** Drafts and withdrawn ones count. */
export async function authorHasArticles(tx: Tx, id: string): Promise<boolean> {
  return Boolean(
    await tx
      .selectFrom('article_authors')
      .select('article_id')
      .where('author_id', '=', id)
      .limit(1)
      .executeTakeFirst(),
  )
}
