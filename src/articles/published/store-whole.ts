import type { Instant } from '../../platform/clock.ts'
import type { Db } from '../../platform/db/db.ts'
import type { BodyDoc } from '../body/schema.ts'
import { resolvedModes } from '../comment-modes/store.ts'
import type { Correction, PublishedArticle, TagRef } from '../published-article.ts'
import type { PublishedArticlesTable } from '../schema.ts'
import { type Reader, sectionsOf, toCards } from './store.ts'

/** The article at a path as readers see it, null when none is published there at `now`. */
export async function publishedArticleAt(
  db: Db,
  path: string,
  now: Instant,
): Promise<PublishedArticle | null> {
  const row = await db
    .selectFrom('published_articles')
    .selectAll()
    .where('path', '=', path)
    .where('published_at', '<=', now)
    .executeTakeFirst()
  const [article = null] = await wholeArticles(db, row ? [row] : [])
  return article
}

export async function publishedArticleById(
  db: Reader,
  id: string,
  now: Instant,
): Promise<PublishedArticle | null> {
  const [article = null] = await publishedArticlesByIds(db, [id], now)
  return article
}

/** Those of the articles that are published at `now`, in the order of `ids`; a handful of queries however many. */
export async function publishedArticlesByIds(
  db: Reader,
  ids: readonly string[],
  now: Instant,
): Promise<PublishedArticle[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('published_articles')
    .selectAll()
    .where('article_id', 'in', ids)
    .where('published_at', '<=', now)
    .execute()
  const articles = new Map((await wholeArticles(db, rows)).map((article) => [article.id, article]))
  return ids.flatMap((id) => articles.get(id) ?? [])
}

async function wholeArticles(db: Reader, rows: PublishedArticlesTable[]): Promise<PublishedArticle[]> {
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.article_id)
  const sections = await sectionsOf(db, rows)
  const cards = await toCards(db, rows, sections)
  const tags = await tagsOf(db, ids)
  const corrections = await correctionsOfAll(db, ids)
  const translations = await translationsOf(db, rows)
  const modes = await resolvedModes(db, rows, sections)
  return rows.flatMap((row, index): PublishedArticle[] => {
    const card = cards[index]
    const mode = modes[index]?.mode
    if (!card || !mode) return []
    return [
      {
        ...card,
        standfirst: row.standfirst,
        dateline: row.dateline ? JSON.parse(row.dateline) : null,
        body: JSON.parse(row.body) as BodyDoc,
        aiNote: row.ai_note,
        tags: tags.get(row.article_id) ?? [],
        corrections: corrections.get(row.article_id) ?? [],
        commentMode: mode,
        searchTitle: row.search_title,
        searchDescription: row.search_description,
        canonicalUrl: row.canonical_url,
        translations: (translations.get(row.translation_group) ?? []).filter(
          ({ id }) => id !== row.article_id,
        ),
        revision: row.revision,
      },
    ]
  })
}

async function tagsOf(db: Reader, articleIds: string[]): Promise<Map<string, TagRef[]>> {
  const rows = await db
    .selectFrom('published_article_tags')
    .innerJoin('tags', 'tags.id', 'published_article_tags.tag_id')
    .select(['published_article_tags.article_id', 'tags.id', 'tags.slug', 'tags.name', 'tags.kind'])
    .where('published_article_tags.article_id', 'in', articleIds)
    .orderBy('tags.name_key')
    .execute()
  return groupedBy(
    rows,
    (row) => row.article_id,
    ({ id, slug, name, kind }) => ({ id, slug, name, kind }),
  )
}

/** Published corrections, oldest first. */
export async function correctionsOf(db: Reader, articleId: string): Promise<Correction[]> {
  return (await correctionsOfAll(db, [articleId])).get(articleId) ?? []
}

async function correctionsOfAll(db: Reader, articleIds: string[]): Promise<Map<string, Correction[]>> {
  const rows = await db
    .selectFrom('corrections')
    .selectAll()
    .where('article_id', 'in', articleIds)
    .orderBy('published_at')
    .orderBy('id')
    .execute()
  return groupedBy(
    rows,
    (row) => row.article_id,
    (row) => ({ id: row.id, text: row.text, publishedAt: row.published_at }),
  )
}

/** All articles of each group of translations. */
async function translationsOf(
  db: Reader,
  rows: PublishedArticlesTable[],
): Promise<Map<string, PublishedArticle['translations']>> {
  const found = await db
    .selectFrom('published_articles')
    .select(['translation_group', 'article_id', 'path', 'language', 'headline'])
    .where('translation_group', 'in', [...new Set(rows.map((row) => row.translation_group))])
    .execute()
  return groupedBy(
    found,
    (row) => row.translation_group,
    ({ article_id, path, language, headline }) => ({ id: article_id, path, language, headline }),
  )
}

function groupedBy<Row, T>(
  rows: Row[],
  keyOf: (row: Row) => string,
  itemOf: (row: Row) => T,
): Map<string, T[]> {
  const groups = Map.groupBy(rows, keyOf)
  return new Map([...groups].map(([key, found]) => [key, found.map(itemOf)]))
}
