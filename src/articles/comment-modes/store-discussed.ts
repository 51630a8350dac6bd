import type { Instant } from '../../platform/clock.ts'
import type { BodyDoc } from '../body/schema.ts'
import type { Reader } from '../published/store.ts'
import type { PublishedArticle } from '../published-article.ts'
import { resolvedModes } from './store.ts'

/** What a comment is held against. */
export type DiscussedArticle = Pick<
  PublishedArticle,
  'id' | 'language' | 'headline' | 'teaser' | 'body' | 'commentMode' | 'publishedAt'
> & { sectionId: string }

/** As `publishedArticleById`, with no more than what comments need: they come by the hundred. */
export async function discussedArticle(
  db: Reader,
  id: string,
  now: Instant,
): Promise<DiscussedArticle | null> {
  const row = await db
    .selectFrom('published_articles')
    .select([
      'language',
      'headline',
      'teaser',
      'standfirst',
      'section_id',
      'comment_mode',
      'published_at',
      'body',
    ])
    .where('article_id', '=', id)
    .where('published_at', '<=', now)
    .executeTakeFirst()
  if (!row) return null
  const [found] = await resolvedModes(db, [row])
  if (!found) throw new Error('a row without a mode')
  return {
    id,
    language: row.language,
    headline: row.headline,
    teaser: row.teaser ?? row.standfirst,
    body: JSON.parse(row.body) as BodyDoc,
    commentMode: found.mode,
    publishedAt: row.published_at,
    sectionId: row.section_id,
  }
}
