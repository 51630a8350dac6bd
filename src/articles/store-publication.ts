import type { Tx } from '../platform/db/db.ts'
import type { ArticleContent, StoredByline } from './article.ts'
import { bodyToText, countWords } from './body/to-text.ts'
import { inheritedCommentMode } from './published-article.ts'
import type { PublishedArticlesTable } from './schema.ts'
import './schema.ts'

type Publication = {
  articleId: string
  path: string
  content: ArticleContent
  revision: number
  publishedAt: string
  updatedAt: string | null
  translationGroup: string
}

/** Puts the content before readers, in place of what stood there. */
export const putPublished = (tx: Tx, publication: Publication): Promise<void> =>
  putPublishedRow(tx, publishedRowOf(publication), publication.content)

/** The same with the row worked out before. */
export async function putPublishedRow(
  tx: Tx,
  row: PublishedArticlesTable,
  content: ArticleContent,
): Promise<void> {
  const { article_id, ...changes } = row
  await tx
    .insertInto('published_articles')
    .values(row)
    .onConflict((conflict) => conflict.column('article_id').doUpdateSet(changes))
    .execute()
  await deleteLinks(tx, article_id)
  const { tags, authors } = publishedLinks(row, content)
  if (tags.length > 0) await tx.insertInto('published_article_tags').values(tags).execute()
  if (authors.length > 0) await tx.insertInto('published_article_authors').values(authors).execute()
}

/** The rows under which lists of tags and authors find it. */
export const publishedLinks = (
  { article_id, published_at }: PublishedArticlesTable,
  content: ArticleContent,
) => ({
  tags: content.tagIds.map((tag_id) => ({ tag_id, article_id, published_at })),
  authors: authorIdsOf(content.bylines).map((author_id, position) => ({
    author_id,
    article_id,
    position,
    published_at,
  })),
})

/** Takes the article from readers. */
export async function deletePublished(tx: Tx, articleId: string): Promise<void> {
  await deleteLinks(tx, articleId)
  await tx.deleteFrom('published_articles').where('article_id', '=', articleId).execute()
}

async function deleteLinks(tx: Tx, articleId: string): Promise<void> {
  await tx.deleteFrom('published_article_tags').where('article_id', '=', articleId).execute()
  await tx.deleteFrom('published_article_authors').where('article_id', '=', articleId).execute()
}

/** Marks a change that readers should notice (a correction). */
export async function touchPublished(tx: Tx, articleId: string, at: string): Promise<void> {
  await tx
    .updateTable('published_articles')
    .set({ updated_at: at })
    .where('article_id', '=', articleId)
    .execute()
}

/** The group of translations that `translationOf` belongs to; a group is named by its first article's id. */
export async function translationGroupOf(
  tx: Tx,
  articleId: string,
  translationOf: string | null,
): Promise<string> {
  if (!translationOf) return articleId
  const row = await tx
    .selectFrom('published_articles')
    .select('translation_group')
    .where('article_id', '=', translationOf)
    .executeTakeFirst()
  return row?.translation_group ?? translationOf
}

/** As readers see the article now, not as its newest revision has it. */
export async function publishedTagIds(tx: Tx, articleId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('published_article_tags')
    .select('tag_id')
    .where('article_id', '=', articleId)
    .execute()
  return rows.map(({ tag_id }) => tag_id)
}

/** The published ones, the article itself included. */
export async function idsInTranslationGroup(tx: Tx, group: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('published_articles')
    .select('article_id')
    .where('translation_group', '=', group)
    .execute()
  return rows.map(({ article_id }) => article_id)
}

/** Each once, without agencies. */
export const authorIdsOf = (bylines: StoredByline[]): string[] => [
  ...new Set(bylines.flatMap((byline) => (byline.kind === 'author' ? [byline.authorId] : []))),
]

/** What readers see of the content, with its plain text and its length. */
export function publishedRowOf(publication: Publication): PublishedArticlesTable {
  const { content } = publication
  const bodyText = bodyToText(content.body)
  return {
    article_id: publication.articleId,
    path: publication.path,
    section_id: content.sectionId,
    language: content.language,
    translation_group: publication.translationGroup,
    headline: content.headline,
    kicker: content.kicker,
    standfirst: content.standfirst,
    teaser: content.teaser,
    dateline: content.dateline ? JSON.stringify(content.dateline) : null,
    bylines: JSON.stringify(content.bylines),
    label: content.label,
    ai_note: content.aiNote,
    lead_picture: content.leadPicture ? JSON.stringify(content.leadPicture) : null,
    comment_mode: content.commentMode ?? inheritedCommentMode,
    search_title: content.searchTitle,
    search_description: content.searchDescription,
    canonical_url: content.canonicalUrl,
    word_count: countWords(bodyText),
    revision: publication.revision,
    published_at: publication.publishedAt,
    updated_at: publication.updatedAt,
    body: JSON.stringify(content.body),
    body_text: bodyText,
  }
}
