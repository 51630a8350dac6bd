import type { Selectable } from 'kysely'
import type { Db, Tx } from '../platform/db/db.ts'
import { firstSegment, type Page, type PageLine } from './page.ts'
import './schema.ts'
import type { PagesTable } from './schema.ts'

const lineColumns = [
  'id',
  'path',
  'title',
  'language',
  'search_description',
  'revision',
  'published_at',
  'first_published_at',
  'created_at',
  'changed_at',
  'changed_by',
] as const

const lineFromRow = (row: Pick<Selectable<PagesTable>, (typeof lineColumns)[number]>): PageLine => ({
  id: row.id,
  path: row.path,
  title: row.title,
  language: row.language,
  searchDescription: row.search_description,
  revision: row.revision,
  publishedAt: row.published_at,
  firstPublishedAt: row.first_published_at,
  createdAt: row.created_at,
  changedAt: row.changed_at,
  changedBy: row.changed_by,
})

const fromRow = (row: Selectable<PagesTable>): Page => ({ ...lineFromRow(row), body: JSON.parse(row.body) })

const changeableColumns = (page: Page) => ({
  path: page.path,
  title: page.title,
  language: page.language,
  search_description: page.searchDescription,
  published_at: page.publishedAt,
  first_published_at: page.firstPublishedAt,
  changed_at: page.changedAt,
  changed_by: page.changedBy,
  body: JSON.stringify(page.body),
})

/** Published or not. */
export async function pageById(db: Db | Tx, id: string): Promise<Page | null> {
  const row = await db.selectFrom('pages').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? fromRow(row) : null
}

/** The page at a path, published or not: the surface shows it only when `publishedAt` is set, and 410 otherwise. */
export async function pageByPath(db: Db | Tx, path: string): Promise<Page | null> {
  const row = await db.selectFrom('pages').selectAll().where('path', '=', path).executeTakeFirst()
  return row ? fromRow(row) : null
}

/** By path, from behind `after`. */
export async function listPages(
  db: Db,
  page: { after: string | null; limit: number; publishedOnly?: boolean },
): Promise<PageLine[]> {
  let query = db.selectFrom('pages').select(lineColumns).orderBy('path').limit(page.limit)
  if (page.after !== null) query = query.where('path', '>', page.after)
  if (page.publishedOnly) query = query.where('published_at', 'is not', null)
  return (await query.execute()).map(lineFromRow)
}

/** Whether something else stands at the path: an article, another page, or a section and all below it. */
export async function isPathTaken(tx: Tx, path: string, ownId: string): Promise<boolean> {
  const article = await tx.selectFrom('articles').select('id').where('path', '=', path).executeTakeFirst()
  const page = await tx.selectFrom('pages').select('id').where('path', '=', path).executeTakeFirst()
  const section = await tx
    .selectFrom('sections')
    .select('id')
    .where('slug', '=', firstSegment(path))
    .executeTakeFirst()
  return Boolean(article || section || (page && page.id !== ownId))
}

/** The path must be free: see `isPathTaken`. */
export async function insertPage(tx: Tx, page: Page): Promise<void> {
  await tx
    .insertInto('pages')
    .values({
      id: page.id,
      ...changeableColumns(page),
      revision: page.revision,
      created_at: page.createdAt,
      created_by: page.changedBy,
    })
    .execute()
}

/** True when `page.revision` was still the newest; the row then has the next one. */
export async function updatePage(tx: Tx, page: Page): Promise<boolean> {
  const result = await tx
    .updateTable('pages')
    .set({ ...changeableColumns(page), revision: page.revision + 1 })
    .where('id', '=', page.id)
    .where('revision', '=', page.revision)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** For good, with its words. */
export async function deletePage(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('pages').where('id', '=', id).execute()
}
