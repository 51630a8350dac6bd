import { sql } from 'kysely'
import type { Instant } from '../../platform/clock.ts'
import type { Db } from '../../platform/db/db.ts'
import type { ArticleState } from '../article.ts'
import type { ArticleLabel } from '../published-article.ts'
import { stateFromRow } from '../store.ts'

/** One line of the newsroom's list. */
export type ArticleLine = ArticleState & {
  headline: string
  section: { id: string; slug: string; name: string }
  language: string
  label: ArticleLabel | null
  authors: string[]
  changedAt: Instant
  changedBy: string | null
}

export type ArticleListFilter = {
  /** Only these, as a search found them. */
  ids?: readonly string[]
  status?: string
  sectionId?: string
  authorId?: string
  tagId?: string
  label?: string
  language?: string
  from?: Instant
  to?: Instant
  createdBy?: string
  sort: 'changed' | 'published' | 'scheduled'
  before?: { at: Instant; id: string } | null
  limit: number
}

const sortColumns = {
  changed: 'changed_at',
  published: 'first_published_at',
  scheduled: 'publish_at',
} as const

/** Newest first by the chosen time; scheduled ones next first. */
export async function listArticles(db: Db, filter: ArticleListFilter): Promise<ArticleLine[]> {
  const column = sortColumns[filter.sort]
  const direction = filter.sort === 'scheduled' ? 'asc' : 'desc'
  let query = db
    .selectFrom('articles')
    .innerJoin('sections', 'sections.id', 'articles.section_id')
    .selectAll('articles')
    .select(['sections.slug as section_slug', 'sections.name as section_name'])
    .select(
      sql<string | null>`(select name from staff_members where staff_members.id = articles.changed_by)`.as(
        'changed_by_name',
      ),
    )
    .where(`articles.${column}`, 'is not', null)
    .orderBy(`articles.${column}`, direction)
    .orderBy('articles.id', direction)
    .limit(filter.limit)
  if (filter.status) query = query.where('articles.status', '=', filter.status)
  if (filter.sectionId) query = query.where('articles.section_id', '=', filter.sectionId)
  if (filter.label) query = query.where('articles.label', '=', filter.label)
  if (filter.language) query = query.where('articles.language', '=', filter.language)
  if (filter.createdBy) query = query.where('articles.created_by', '=', filter.createdBy)
  if (filter.from) query = query.where(`articles.${column}`, '>=', filter.from)
  if (filter.to) query = query.where(`articles.${column}`, '<=', filter.to)
  const { authorId, tagId, before } = filter
  if (authorId)
    query = query.where('articles.id', 'in', (e) =>
      e.selectFrom('article_authors').select('article_id').where('author_id', '=', authorId),
    )
  if (tagId)
    query = query.where('articles.id', 'in', (e) =>
      e.selectFrom('article_tags').select('article_id').where('tag_id', '=', tagId),
    )
  if (filter.ids) query = query.where('articles.id', 'in', filter.ids)
  if (before)
    query = query.where((e) =>
      e(
        e.refTuple(`articles.${column}`, 'articles.id'),
        direction === 'asc' ? '>' : '<',
        e.tuple(before.at, before.id),
      ),
    )
  const rows = await query.execute()
  const authors = await authorNamesByArticle(
    db,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => ({
    ...stateFromRow(row),
    headline: row.headline,
    section: { id: row.section_id, slug: row.section_slug, name: row.section_name },
    language: row.language,
    label: row.label as ArticleLabel | null,
    authors: authors.get(row.id) ?? [],
    changedAt: row.changed_at,
    changedBy: row.changed_by_name,
  }))
}

async function authorNamesByArticle(db: Db, ids: string[]): Promise<Map<string, string[]>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('article_authors')
    .innerJoin('authors', 'authors.id', 'article_authors.author_id')
    .select(['article_authors.article_id', 'authors.name'])
    .where('article_authors.article_id', 'in', ids)
    .orderBy('authors.name_key')
    .execute()
  const names = new Map<string, string[]>()
  for (const { article_id, name } of rows) names.set(article_id, [...(names.get(article_id) ?? []), name])
  return names
}

/** The line of one article. */
export async function articleLine(db: Db, id: string): Promise<ArticleLine | null> {
  const row = await db
    .selectFrom('articles')
    .innerJoin('sections', 'sections.id', 'articles.section_id')
    .selectAll('articles')
    .select(['sections.slug as section_slug', 'sections.name as section_name'])
    .select(
      sql<string | null>`(select name from staff_members where staff_members.id = articles.changed_by)`.as(
        'changed_by_name',
      ),
    )
    .where('articles.id', '=', id)
    .executeTakeFirst()
  if (!row) return null
  const authors = await authorNamesByArticle(db, [id])
  return {
    ...stateFromRow(row),
    headline: row.headline,
    section: { id: row.section_id, slug: row.section_slug, name: row.section_name },
    language: row.language,
    label: row.label as ArticleLabel | null,
    authors: authors.get(id) ?? [],
    changedAt: row.changed_at,
    changedBy: row.changed_by_name,
  }
}
