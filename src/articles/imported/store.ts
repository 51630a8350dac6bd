import type { Instant } from '../../platform/clock.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import type { ArticleContent, ArticleState } from '../article.ts'
import type { PublishedArticlesTable } from '../schema.ts'
import {
  type HeadColumns,
  headLinks,
  headRow,
  type RevisionRow,
  revisionColumns,
  stateFromRow,
} from '../store.ts'
import { publishedLinks } from '../store-publication.ts'

/** Those that exist. */
export async function articleStatesByIds(
  db: Db | Tx,
  ids: readonly string[],
): Promise<Map<string, ArticleState>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('articles').selectAll().where('id', 'in', ids).execute()
  return new Map(rows.map((row) => [row.id, stateFromRow(row)]))
}

export type PathHolder = { kind: 'article' | 'page'; id: string }

/** Which article or page stands at which of the paths. */
export async function holdersOfPaths(
  db: Db | Tx,
  paths: readonly string[],
): Promise<Map<string, PathHolder>> {
  if (paths.length === 0) return new Map()
  const articles = await db.selectFrom('articles').select(['id', 'path']).where('path', 'in', paths).execute()
  const pages = await db.selectFrom('pages').select(['id', 'path']).where('path', 'in', paths).execute()
  const holders = new Map<string, PathHolder>()
  for (const { id, path } of pages) holders.set(path, { kind: 'page', id })
  for (const { id, path } of articles) holders.set(path, { kind: 'article', id })
  return holders
}

/** With their links to tags and authors; the first revisions are written by the caller. */
export async function insertArticles(
  tx: Tx,
  heads: readonly (HeadColumns & { createdAt: Instant })[],
): Promise<void> {
  if (heads.length === 0) return
  await tx
    .insertInto('articles')
    .values(
      heads.map((head) => ({
        id: head.state.id,
        ...headRow(head),
        created_at: head.createdAt,
        created_by: head.by,
      })),
    )
    .execute()
  const links = heads.map(({ state, content }) => headLinks(state.id, content))
  const authors = links.flatMap((link) => link.authors)
  const tags = links.flatMap((link) => link.tags)
  if (authors.length > 0) await tx.insertInto('article_authors').values(authors).execute()
  if (tags.length > 0) await tx.insertInto('article_tags').values(tags).execute()
}

export async function insertRevisions(
  tx: Tx,
  revisions: readonly (RevisionRow & { articleId: string })[],
): Promise<void> {
  if (revisions.length === 0) return
  await tx
    .insertInto('article_revisions')
    .values(revisions.map(({ articleId, ...revision }) => revisionColumns(articleId, revision)))
    .execute()
}

/** Brings articles before readers that nobody has seen yet. */
export async function insertPublished(
  tx: Tx,
  published: readonly { row: PublishedArticlesTable; content: ArticleContent }[],
): Promise<void> {
  if (published.length === 0) return
  await tx
    .insertInto('published_articles')
    .values(published.map(({ row }) => row))
    .execute()
  const links = published.map(({ row, content }) => publishedLinks(row, content))
  const tags = links.flatMap((link) => link.tags)
  const authors = links.flatMap((link) => link.authors)
  if (tags.length > 0) await tx.insertInto('published_article_tags').values(tags).execute()
  if (authors.length > 0) await tx.insertInto('published_article_authors').values(authors).execute()
}
