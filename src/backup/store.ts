import type { BodyDoc } from '../articles/body/index.ts'
import type { Db } from '../platform/db/db.ts'

export type ExportedTable = 'articles' | 'authors' | 'media' | 'pages' | 'tags'

/** Ids after `after`, in an order that no change disturbs: what is edited while one walks is neither missed nor met twice. */
export async function idsAfter(
  db: Db,
  table: ExportedTable,
  page: { after: string; limit: number },
): Promise<string[]> {
  const rows = await db
    .selectFrom(table)
    .select('id')
    .where('id', '>', page.after)
    .orderBy('id')
    .limit(page.limit)
    .execute()
  return rows.map(({ id }) => id)
}

export async function countOf(db: Db, table: ExportedTable): Promise<number> {
  const row = await db
    .selectFrom(table)
    .select((e) => e.fn.countAll().as('n'))
    .executeTakeFirstOrThrow()
  return Number(row.n)
}

export type ArticleTimes = { createdAt: string; changedAt: string; updatedAt: string | null }

/** When the article was made and last saved, and the change that readers were told of. */
export async function articleTimes(db: Db, id: string): Promise<ArticleTimes> {
  return db
    .selectFrom('articles')
    .leftJoin('published_articles', 'published_articles.article_id', 'articles.id')
    .select([
      'articles.created_at as createdAt',
      'articles.changed_at as changedAt',
      'published_articles.updated_at as updatedAt',
    ])
    .where('articles.id', '=', id)
    .executeTakeFirstOrThrow()
}

export type ExportedPage = {
  id: string
  path: string
  title: string
  language: string
  searchDescription: string | null
  publishedAt: string | null
  changedAt: string
  body: BodyDoc
}

export async function pagesByIds(db: Db, ids: readonly string[]): Promise<ExportedPage[]> {
  const rows = await db
    .selectFrom('pages')
    .select(['id', 'path', 'title', 'language', 'search_description as searchDescription'])
    .select(['published_at as publishedAt', 'changed_at as changedAt', 'body'])
    .where('id', 'in', ids)
    .execute()
  return rows.map((row) => ({ ...row, body: JSON.parse(row.body) as BodyDoc }))
}
