import type { Instant } from '../platform/clock.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import type { ArticleContent, ArticleState, ArticleStatus } from './article.ts'
import type { ArticlesTable } from './schema.ts'
import './schema.ts'

/** The row as the room speaks of it. */
export const stateFromRow = (row: ArticlesTable): ArticleState => ({
  id: row.id,
  status: row.status as ArticleStatus,
  revision: row.revision,
  publishedRevision: row.published_revision,
  path: row.path,
  publishAt: row.publish_at,
  embargoUntil: row.embargo_until,
  firstPublishedAt: row.first_published_at,
  unpublishedAt: row.unpublished_at,
  createdBy: row.created_by,
})

/** Where an article of any status stands; null when there is none. */
export async function articleState(db: Db | Tx, id: string): Promise<ArticleState | null> {
  const row = await db.selectFrom('articles').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? stateFromRow(row) : null
}

/** By its present path, whatever its status; redirects are not followed. */
export async function articleStateByPath(db: Db | Tx, path: string): Promise<ArticleState | null> {
  const row = await db.selectFrom('articles').selectAll().where('path', '=', path).executeTakeFirst()
  return row ? stateFromRow(row) : null
}

/** What stands at a path already, if anything: an article or a page (sections have one segment, articles more). */
export async function pathHolder(db: Db | Tx, path: string): Promise<string | null> {
  const article = await db.selectFrom('articles').select('id').where('path', '=', path).executeTakeFirst()
  if (article) return article.id
  const page = await db.selectFrom('pages').select('id').where('path', '=', path).executeTakeFirst()
  return page?.id ?? null
}

export type HeadColumns = { content: ArticleContent; state: ArticleState; at: Instant; by: string | null }

/** The list columns of an article's newest revision. */
export const headRow = ({ content, state, at, by }: HeadColumns) => ({
  status: state.status,
  revision: state.revision,
  published_revision: state.publishedRevision,
  path: state.path,
  headline: content.headline,
  section_id: content.sectionId,
  language: content.language,
  label: content.label,
  publish_at: state.publishAt,
  embargo_until: state.embargoUntil,
  first_published_at: state.firstPublishedAt,
  unpublished_at: state.unpublishedAt,
  changed_at: at,
  changed_by: by,
})

/** With its links to tags and authors; the first revision is written by the caller. */
export async function insertArticle(tx: Tx, head: HeadColumns): Promise<void> {
  await tx
    .insertInto('articles')
    .values({ id: head.state.id, ...headRow(head), created_at: head.at, created_by: head.by })
    .execute()
  await replaceHeadLinks(tx, head.state.id, head.content)
}

/** True when `expected` was still the newest revision: nobody saved in between. */
export async function updateArticle(tx: Tx, head: HeadColumns & { expected: number }): Promise<boolean> {
  const result = await tx
    .updateTable('articles')
    .set(headRow(head))
    .where('id', '=', head.state.id)
    .where('revision', '=', head.expected)
    .executeTakeFirst()
  if (result.numUpdatedRows !== 1n) return false
  await replaceHeadLinks(tx, head.state.id, head.content)
  return true
}

/** What publishing and withdrawing change about where the article stands; its revision stays. */
export async function setPublicationState(tx: Tx, state: ArticleState): Promise<void> {
  await tx
    .updateTable('articles')
    .set({
      status: state.status,
      published_revision: state.publishedRevision,
      publish_at: state.publishAt,
      first_published_at: state.firstPublishedAt,
      unpublished_at: state.unpublishedAt,
    })
    .where('id', '=', state.id)
    .execute()
}

async function replaceHeadLinks(tx: Tx, articleId: string, content: ArticleContent): Promise<void> {
  await tx.deleteFrom('article_authors').where('article_id', '=', articleId).execute()
  await tx.deleteFrom('article_tags').where('article_id', '=', articleId).execute()
  const { authors, tags } = headLinks(articleId, content)
  if (authors.length > 0) await tx.insertInto('article_authors').values(authors).execute()
  if (tags.length > 0) await tx.insertInto('article_tags').values(tags).execute()
}

/** The rows that link an article to the authors and tags of its newest revision. */
export function headLinks(article_id: string, content: ArticleContent) {
  const authorIds = new Set(
    content.bylines.flatMap((byline) => (byline.kind === 'author' ? [byline.authorId] : [])),
  )
  return {
    authors: [...authorIds].map((author_id) => ({ article_id, author_id })),
    tags: content.tagIds.map((tag_id) => ({ article_id, tag_id })),
  }
}

export type RevisionRow = {
  number: number
  kind: 'save' | 'autosave' | 'restore' | 'import'
  content: ArticleContent
  savedAt: Instant
  savedBy: string | null
  savedByName: string
}

/** A number is given once: a second revision of the same number fails. */
export async function insertRevision(tx: Tx, articleId: string, revision: RevisionRow): Promise<void> {
  await tx.insertInto('article_revisions').values(revisionColumns(articleId, revision)).execute()
}

/** The revision as its row. */
export const revisionColumns = (articleId: string, revision: RevisionRow) => ({
  article_id: articleId,
  number: revision.number,
  kind: revision.kind,
  content: JSON.stringify(revision.content),
  saved_at: revision.savedAt,
  saved_by: revision.savedBy,
  saved_by_name: revision.savedByName,
})

/** For autosaves that a later one takes the place of; published ones are never asked for. */
export async function deleteRevision(tx: Tx, articleId: string, number: number): Promise<void> {
  await tx
    .deleteFrom('article_revisions')
    .where('article_id', '=', articleId)
    .where('number', '=', number)
    .execute()
}

/** Whether the front page desk has the article among its pins. */
export async function isPinned(tx: Tx, articleId: string): Promise<boolean> {
  const pin = await tx
    .selectFrom('front_page_pins')
    .select('article_id')
    .where('article_id', '=', articleId)
    .executeTakeFirst()
  return pin !== undefined
}

/** The article with its revisions; it must never have been published. */
export async function deleteArticle(tx: Tx, articleId: string): Promise<void> {
  await tx.deleteFrom('article_tags').where('article_id', '=', articleId).execute()
  await tx.deleteFrom('article_authors').where('article_id', '=', articleId).execute()
  await tx.deleteFrom('article_revisions').where('article_id', '=', articleId).execute()
  await tx.deleteFrom('articles').where('id', '=', articleId).execute()
}

/** Null when there is none, or when an autosave has taken its place. */
export async function revisionByNumber(
  db: Db | Tx,
  articleId: string,
  number: number,
): Promise<RevisionRow | null> {
  const row = await db
    .selectFrom('article_revisions')
    .selectAll()
    .where('article_id', '=', articleId)
    .where('number', '=', number)
    .executeTakeFirst()
  if (!row) return null
  return {
    number: row.number,
    kind: row.kind as RevisionRow['kind'],
    content: JSON.parse(row.content) as ArticleContent,
    savedAt: row.saved_at,
    savedBy: row.saved_by,
    savedByName: row.saved_by_name,
  }
}

/** Newest first, from below `before`. */
export async function listRevisions(
  db: Db,
  articleId: string,
  page: { before: number | null; limit: number },
): Promise<RevisionRow[]> {
  let query = db
    .selectFrom('article_revisions')
    .selectAll()
    .where('article_id', '=', articleId)
    .orderBy('number', 'desc')
    .limit(page.limit)
  if (page.before !== null) query = query.where('number', '<', page.before)
  return (await query.execute()).map((row) => ({
    number: row.number,
    kind: row.kind as RevisionRow['kind'],
    content: JSON.parse(row.content) as ArticleContent,
    savedAt: row.saved_at,
    savedBy: row.saved_by,
    savedByName: row.saved_by_name,
  }))
}

/** Scheduled articles whose time has come, earliest first. */
export async function dueArticles(db: Db, now: Instant, limit: number): Promise<ArticleState[]> {
  const rows = await db
    .selectFrom('articles')
    .selectAll()
    .where('status', '=', 'scheduled')
    .where('publish_at', '<=', now)
    .orderBy('publish_at')
    .limit(limit)
    .execute()
  return rows.map(stateFromRow)
}

/** Articles that carry the tag in their newest revision or in the one readers see. */
export async function articleIdsWithTag(tx: Tx, tagId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('article_tags')
    .select('article_id')
    .where('tag_id', '=', tagId)
    .union(tx.selectFrom('published_article_tags').select('article_id').where('tag_id', '=', tagId))
    .execute()
  return rows.map(({ article_id }) => article_id)
}

/** The correction alone; the use case brings it before readers. */
export async function insertCorrection(
  tx: Tx,
  correction: { id: string; articleId: string; text: string; at: Instant; by: string | null },
): Promise<void> {
  await tx
    .insertInto('corrections')
    .values({
      id: correction.id,
      article_id: correction.articleId,
      text: correction.text,
      published_at: correction.at,
      published_by: correction.by,
    })
    .execute()
}

/** Swaps a tag in one stored revision and in the head's links. */
export async function replaceTagInRevision(
  tx: Tx,
  swap: { articleId: string; number: number; from: string; into: string | null },
): Promise<void> {
  const revision = await revisionByNumber(tx, swap.articleId, swap.number)
  if (!revision) return
  const tagIds = [
    ...new Set(revision.content.tagIds.flatMap((id) => (id === swap.from ? (swap.into ?? []) : id))),
  ]
  const content = { ...revision.content, tagIds }
  await tx
    .updateTable('article_revisions')
    .set({ content: JSON.stringify(content) })
    .where('article_id', '=', swap.articleId)
    .where('number', '=', swap.number)
    .execute()
  await replaceHeadLinks(tx, swap.articleId, content)
}
