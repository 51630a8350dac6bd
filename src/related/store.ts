import type { Db, Tx } from '../platform/db/db.ts'
import { inOrder, type Related } from './related.ts'
import './schema.ts'

/** Rows in one statement: it stays under five milliseconds. */
const rowsAtOnce = 200

/** The words of a published article, as they are compared. */
export type ArticleText = { id: string; headline: string; text: string; language: 'de' | 'en' | null }

/** Of those that are published now. */
export async function articleTexts(db: Db, ids: readonly string[]): Promise<ArticleText[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('published_articles')
    .select(['article_id', 'headline', 'standfirst', 'language', 'body_text'])
    .where('article_id', 'in', ids)
    .execute()
  return rows.map(({ article_id, headline, standfirst, language, body_text }) => ({
    id: article_id,
    headline,
    text: standfirst ? `${standfirst}\n\n${body_text}` : body_text,
    language: languageOf(language),
  }))
}

function languageOf(tag: string): 'de' | 'en' | null {
  const primary = tag.split('-', 1)[0]
  return primary === 'de' || primary === 'en' ? primary : null
}

/** The kept neighbours of each of these, best first. */
export async function neighboursOf(db: Db | Tx, ids: readonly string[]): Promise<Map<string, Related[]>> {
  const found = new Map<string, Related[]>(ids.map((id) => [id, []]))
  if (ids.length === 0) return found
  const rows = await db.selectFrom('related_articles').selectAll().where('article_id', 'in', ids).execute()
  for (const row of rows)
    found.get(row.article_id)?.push({
      id: row.other_id,
      score: row.score,
      isSameReport: row.is_same_report === 1,
      shared: row.shared === '' ? [] : row.shared.split(' '),
    })
  for (const related of found.values()) related.sort(inOrder)
  return found
}

/** The articles that have one of these as a neighbour. */
export async function articlesBeside(db: Db | Tx, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('related_articles')
    .select('article_id')
    .distinct()
    .where('other_id', 'in', ids)
    .execute()
  return rows.map(({ article_id }) => article_id)
}

export async function putNeighbours(tx: Tx, all: ReadonlyMap<string, readonly Related[]>): Promise<void> {
  if (all.size === 0) return
  await tx
    .deleteFrom('related_articles')
    .where('article_id', 'in', [...all.keys()])
    .execute()
  const rows = [...all].flatMap(([articleId, related]) =>
    related.map(({ id, score, isSameReport, shared }) => ({
      article_id: articleId,
      other_id: id,
      score,
      is_same_report: isSameReport ? 1 : 0,
      shared: shared.join(' '),
    })),
  )
  for (let start = 0; start < rows.length; start += rowsAtOnce)
    await tx
      .insertInto('related_articles')
      .values(rows.slice(start, start + rowsAtOnce))
      .execute()
}

/** Published articles that the catalogue does not have, and catalogued ones that readers no longer see. */
export async function articlesToCatchUp(db: Db, kind: string, limit: number): Promise<string[]> {
  const missing = await db
    .selectFrom('published_articles')
    .leftJoin('topic_texts', (join) =>
      join
        .on('topic_texts.kind', '=', kind)
        .onRef('topic_texts.subject_id', '=', 'published_articles.article_id'),
    )
    .select('published_articles.article_id as id')
    .where('topic_texts.number', 'is', null)
    .orderBy('published_articles.published_at', 'desc')
    .limit(limit)
    .execute()
  const gone = await db
    .selectFrom('topic_texts')
    .leftJoin('published_articles', 'published_articles.article_id', 'topic_texts.subject_id')
    .select('topic_texts.subject_id as id')
    .where('topic_texts.kind', '=', kind)
    .where('published_articles.article_id', 'is', null)
    .limit(limit)
    .execute()
  return [...missing, ...gone].map(({ id }) => id).slice(0, limit)
}
