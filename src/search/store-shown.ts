import { sql } from 'kysely'
import type { Db } from '../platform/db/db.ts'
import { nameKey } from '../platform/slug.ts'

/** Standfirst and text of published articles. */
export async function textsOf(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('published_articles')
    .select(['article_id', 'standfirst', 'body_text'])
    .where('article_id', 'in', ids)
    .execute()
  return new Map(
    rows.map(({ article_id, standfirst, body_text }) => [article_id, `${standfirst ?? ''} ${body_text}`]),
  )
}

export type NamedPlace = { slug: string; name: string }

const isInUse = sql<boolean>`exists (select article_id from published_article_tags where tag_id = tags.id)`

/** Tags that published articles have and whose name or alias begins so. */
export async function tagsBeginning(db: Db, typed: string, limit: number): Promise<NamedPlace[]> {
  const key = nameKey(typed)
  const range = { from: key, to: `${key}\uffff` }
  const byName = await db
    .selectFrom('tags')
    .select(['slug', 'name'])
    .where('name_key', '>=', range.from)
    .where('name_key', '<', range.to)
    .where(isInUse)
    .orderBy('name_key')
    .limit(limit)
    .execute()
  if (byName.length === limit) return byName
  const byAlias = await db
    .selectFrom('tag_aliases')
    .innerJoin('tags', 'tags.id', 'tag_aliases.tag_id')
    .select(['tags.slug', 'tags.name'])
    .where('alias_key', '>=', range.from)
    .where('alias_key', '<', range.to)
    .where(isInUse)
    .orderBy('alias_key')
    .limit(limit)
    .execute()
  return [...new Map([...byName, ...byAlias].map((tag) => [tag.slug, tag])).values()].slice(0, limit)
}

export type CountedName = NamedPlace & { count: number }

/** The tags and authors that most of these articles have. */
export async function namesAmong(
  db: Db,
  ids: readonly string[],
  limit: number,
): Promise<{ tags: CountedName[]; authors: CountedName[] }> {
  if (ids.length === 0) return { tags: [], authors: [] }
  const tags = await db
    .selectFrom('published_article_tags')
    .innerJoin('tags', 'tags.id', 'published_article_tags.tag_id')
    .select((e) => ['tags.slug', 'tags.name', e.fn.countAll().as('count')])
    .where('published_article_tags.article_id', 'in', ids)
    .groupBy(['tags.slug', 'tags.name'])
    .orderBy('count', 'desc')
    .orderBy('tags.slug')
    .limit(limit)
    .execute()
  const authors = await db
    .selectFrom('published_article_authors')
    .innerJoin('authors', 'authors.id', 'published_article_authors.author_id')
    .select((e) => ['authors.slug', 'authors.name', e.fn.countAll().as('count')])
    .where('published_article_authors.article_id', 'in', ids)
    .groupBy(['authors.slug', 'authors.name'])
    .orderBy('count', 'desc')
    .orderBy('authors.slug')
    .limit(limit)
    .execute()
  const counted = (row: { slug: string; name: string; count: unknown }) => ({
    ...row,
    count: Number(row.count),
  })
  return { tags: tags.map(counted), authors: authors.map(counted) }
}
