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

/** Tags that published articles have and whose name or alias begins so. */
export async function tagsBeginning(db: Db, typed: string, limit: number): Promise<NamedPlace[]> {
  const key = nameKey(typed)
  const range = { from: key, to: `${key}\uffff` }
  const byName = await db
    .selectFrom('tags')
    .select(['slug', 'name'])
    .where('name_key', '>=', range.from)
    .where('name_key', '<', range.to)
    .where((e) =>
      e.exists(
        e
          .selectFrom('published_article_tags')
          .select('article_id')
          .whereRef('tag_id', '=', 'tags.id')
          .limit(1),
      ),
    )
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
    .where((e) =>
      e.exists(
        e
          .selectFrom('published_article_tags')
          .select('article_id')
          .whereRef('tag_id', '=', 'tags.id')
          .limit(1),
      ),
    )
    .orderBy('alias_key')
    .limit(limit)
    .execute()
  return [...new Map([...byName, ...byAlias].map((tag) => [tag.slug, tag])).values()].slice(0, limit)
}
