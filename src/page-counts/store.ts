import { sql } from 'kysely'
import type { Db, Tx } from '../platform/db/db.ts'
import type { Day } from './page-counts.ts'
import './schema.ts'

export type Count = { path: string; articleId: string | null; views: number }

/** Which article readers see at each of these paths. */
export async function articlesAt(db: Db | Tx, paths: readonly string[]): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('published_articles')
    .select(['path', 'article_id'])
    .where('path', 'in', paths)
    .execute()
  return new Map(rows.map(({ path, article_id }) => [path, article_id]))
}

/** Adds to what the day has already; other processes add theirs. */
export async function addCounts(tx: Tx, day: Day, counts: readonly Count[]): Promise<void> {
  if (counts.length === 0) return
  await tx
    .insertInto('page_counts')
    .values(counts.map(({ path, articleId, views }) => ({ day, path, article_id: articleId, views })))
    .onConflict((conflict) =>
      conflict.columns(['day', 'path']).doUpdateSet((e) => ({
        views: sql<number>`page_counts.views + ${e.ref('excluded.views')}`,
        article_id: sql<string | null>`coalesce(${e.ref('excluded.article_id')}, page_counts.article_id)`,
      })),
    )
    .execute()
}

/** Removes up to `limit` counts older than `day`; answers how many. */
export async function forgetBefore(tx: Tx, day: Day, limit: number): Promise<number> {
  const old = await tx
    .selectFrom('page_counts')
    .select(['day', 'path'])
    .where('day', '<', day)
    .orderBy('day')
    .orderBy('path')
    .limit(limit)
    .execute()
  const last = old.at(-1)
  if (!last) return 0
  await tx
    .deleteFrom('page_counts')
    .where((e) => e(e.refTuple('day', 'path'), '<=', e.tuple(last.day, last.path)))
    .execute()
  return old.length
}

/** Views a day, days without any left out. For one article or for the whole site. Give it `longReads`. */
export async function viewsByDay(
  db: Db,
  wish: { from: Day; to: Day; articleId?: string },
): Promise<Map<Day, number>> {
  let query = db
    .selectFrom('page_counts')
    .select((e) => ['day', e.fn.sum<number>('views').as('views')])
    .where('day', '>=', wish.from)
    .where('day', '<=', wish.to)
    .groupBy('day')
  if (wish.articleId) query = query.where('article_id', '=', wish.articleId)
  return new Map((await query.execute()).map(({ day, views }) => [day, Number(views)]))
}

export type ArticleViews = { articleId: string; headline: string; path: string; views: number }

/** The most read articles of a period, under all the addresses they had in it. Give it `longReads`. */
export async function topArticles(
  db: Db,
  wish: { from: Day; to: Day; limit: number },
): Promise<ArticleViews[]> {
  const rows = await db
    .selectFrom('page_counts')
    .innerJoin('articles', 'articles.id', 'page_counts.article_id')
    .select((e) => [
      'articles.id',
      'articles.headline',
      'articles.path',
      e.fn.sum<number>('page_counts.views').as('views'),
    ])
    .where('page_counts.day', '>=', wish.from)
    .where('page_counts.day', '<=', wish.to)
    .groupBy(['articles.id', 'articles.headline', 'articles.path'])
    .orderBy('views', 'desc')
    .orderBy('articles.id', 'desc')
    .limit(wish.limit)
    .execute()
  return rows.map(({ id, headline, path, views }) => ({
    articleId: id,
    headline,
    path,
    views: Number(views),
  }))
}
