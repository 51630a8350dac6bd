import { sql } from 'kysely'
import { type BodyDoc, bodyToText } from '../articles/body/index.ts'
import type { Db } from '../platform/db/db.ts'
import type { Indexable } from './entry.ts'
import type { Scope } from './store-words.ts'

/** Those of the articles that readers see, as they see them. */
export async function publishedToIndex(db: Db, ids: readonly string[]): Promise<Indexable[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('published_articles')
    .select([
      'article_id',
      'revision',
      'published_at',
      'language',
      'headline',
      'kicker',
      'standfirst',
      'body_text',
    ])
    .select(['section_id', 'bylines', 'dateline'])
    .where('article_id', 'in', ids)
    .execute()
  const links = await namesOf(db, {
    tags: await db
      .selectFrom('published_article_tags')
      .select(['article_id', 'tag_id as id'])
      .where('article_id', 'in', ids)
      .execute(),
    authors: await db
      .selectFrom('published_article_authors')
      .select(['article_id', 'author_id as id'])
      .where('article_id', 'in', ids)
      .execute(),
  })
  return rows.map((row) => ({
    articleId: row.article_id,
    revision: row.revision,
    time: Date.parse(row.published_at),
    language: row.language,
    headline: row.headline,
    kicker: row.kicker,
    standfirst: row.standfirst,
    text: row.body_text,
    sectionId: row.section_id,
    ...links(row.article_id, [...agenciesIn(row.bylines), ...placesIn(row.dateline)]),
  }))
}

/** The newest revisions of those articles that readers do not see as they are. */
export async function draftsToIndex(db: Db, ids: readonly string[]): Promise<Indexable[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('articles')
    .innerJoin('article_revisions', (join) =>
      join
        .onRef('article_revisions.article_id', '=', 'articles.id')
        .onRef('article_revisions.number', '=', 'articles.revision'),
    )
    .select(['articles.id', 'articles.revision', 'articles.changed_at', 'articles.section_id'])
    .select(['articles.language', 'articles.headline', 'article_revisions.content'])
    .where('articles.id', 'in', ids)
    .where((e) =>
      e.or([
        e('articles.published_revision', 'is', null),
        e('articles.published_revision', '!=', e.ref('articles.revision')),
      ]),
    )
    .execute()
  const links = await namesOf(db, {
    tags: await db
      .selectFrom('article_tags')
      .select(['article_id', 'tag_id as id'])
      .where('article_id', 'in', ids)
      .execute(),
    authors: await db
      .selectFrom('article_authors')
      .select(['article_id', 'author_id as id'])
      .where('article_id', 'in', ids)
      .execute(),
  })
  return rows.map((row) => {
    const content = JSON.parse(row.content) as DraftContent
    return {
      articleId: row.id,
      revision: row.revision,
      time: Date.parse(row.changed_at),
      language: row.language,
      headline: row.headline,
      kicker: content.kicker ?? null,
      standfirst: content.standfirst ?? null,
      text: content.body ? bodyToText(content.body) : '',
      sectionId: row.section_id,
      ...links(row.id, []),
    }
  })
}

type DraftContent = { kicker?: string | null; standfirst?: string | null; body?: BodyDoc }
type Link = { article_id: string; id: string }

/** Names of tags with their aliases, and of authors, by article. */
async function namesOf(db: Db, { tags, authors }: { tags: Link[]; authors: Link[] }) {
  const tagIds = [...new Set(tags.map(({ id }) => id))]
  const authorIds = [...new Set(authors.map(({ id }) => id))]
  const names = new Map<string, string[]>()
  const add = (id: string, name: string) => names.set(id, [...(names.get(id) ?? []), name])
  if (tagIds.length > 0) {
    const own = await db.selectFrom('tags').select(['id', 'name']).where('id', 'in', tagIds).execute()
    for (const { id, name } of own) add(id, name)
    const others = await db
      .selectFrom('tag_aliases')
      .select(['tag_id', 'alias'])
      .where('tag_id', 'in', tagIds)
      .orderBy('alias_key')
      .execute()
    for (const { tag_id, alias } of others) add(tag_id, alias)
  }
  if (authorIds.length > 0) {
    const own = await db.selectFrom('authors').select(['id', 'name']).where('id', 'in', authorIds).execute()
    for (const { id, name } of own) add(id, name)
  }
  const tagsBy = Map.groupBy(tags, ({ article_id }) => article_id)
  const authorsBy = Map.groupBy(authors, ({ article_id }) => article_id)
  return (articleId: string, further: readonly string[]) => {
    const inOrder = (links: Link[] | undefined) => (links ?? []).map(({ id }) => id).sort()
    const own = { tagIds: inOrder(tagsBy.get(articleId)), authorIds: inOrder(authorsBy.get(articleId)) }
    return {
      ...own,
      names: [...[...own.tagIds, ...own.authorIds].flatMap((id) => names.get(id) ?? []), ...further],
    }
  }
}

const agenciesIn = (bylines: string): string[] =>
  (JSON.parse(bylines) as { kind: string; name?: string }[]).flatMap(({ kind, name }) =>
    kind === 'agency' && name ? [name] : [],
  )

const placesIn = (dateline: string | null): string[] =>
  dateline ? ((JSON.parse(dateline) as { places?: string[] }).places ?? []) : []

/** Articles that are not in the index as they are now, `limit` of them after `after`, by id. Looks through all. */
export async function articlesOutOfDate(
  db: Db,
  { after, limit }: { after: string; limit: number },
): Promise<string[]> {
  const rows = await db
    .selectFrom('articles')
    .leftJoin('published_articles', 'published_articles.article_id', 'articles.id')
    .leftJoin('search_documents as published', (join) =>
      join
        .onRef('published.article_id', '=', 'articles.id')
        .on('published.scope', '=', 'published' satisfies Scope),
    )
    .leftJoin('search_documents as newsroom', (join) =>
      join
        .onRef('newsroom.article_id', '=', 'articles.id')
        .on('newsroom.scope', '=', 'newsroom' satisfies Scope),
    )
    .select('articles.id')
    .where('articles.id', '>', after)
    // The newsroom's index holds what readers do not see: the newest words, where they are not the published ones.
    .where(
      sql<boolean>`(published_articles.revision is distinct from published.revision or newsroom.revision is distinct from
        case when articles.published_revision = articles.revision then null else articles.revision end)`,
    )
    .orderBy('articles.id')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}

/** Entries of articles that are no more. */
export async function documentsWithoutArticle(db: Db, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('search_documents')
    .select('article_id')
    .where('article_id', 'not in', (e) => e.selectFrom('articles').select('id'))
    .limit(limit)
    .execute()
  return rows.map(({ article_id }) => article_id)
}

/** Ids of the articles with the tag or author, published or not, after `after`. */
export async function articlesWith(
  db: Db,
  link: { kind: 'tag' | 'author'; id: string },
  { after, limit }: { after: string; limit: number },
): Promise<string[]> {
  const rows =
    link.kind === 'tag'
      ? await db
          .selectFrom('article_tags')
          .select('article_id')
          .where('tag_id', '=', link.id)
          .where('article_id', '>', after)
          .orderBy('article_id')
          .limit(limit)
          .execute()
      : await db
          .selectFrom('article_authors')
          .select('article_id')
          .where('author_id', '=', link.id)
          .where('article_id', '>', after)
          .orderBy('article_id')
          .limit(limit)
          .execute()
  return rows.map(({ article_id }) => article_id)
}
