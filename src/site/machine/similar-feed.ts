import { publishedArticleAt, publishedArticlesByIds } from '../../articles/published/index.ts'
import { approvedCounts } from '../../comments/thread/index.ts'
import { mediaByIds } from '../../media/index.ts'
import type { Instant } from '../../platform/clock.ts'
import { relatedArticles } from '../../related/index.ts'
import { tagOf } from '../dependencies.ts'
import type { SiteWorld } from '../load-site.ts'
import type { Site } from '../site.ts'
import { feedText, lastChangeIn, shownOf } from './feed.ts'
import { mediaOf } from './feed-content.ts'
import type { FeedIdentity, FeedShown } from './feed-links.ts'

const articlesInFeed = 12
/** Less than a page asks for: who follows a subject rather gets one too many. */
const leastAlike = 0.16

/** `…/similar.xml` of an article: what is like it, for readers who follow its subject. */
export const similarFeedPath = (articlePath: string): string => `${articlePath}/similar.xml`

/** The feed of what is like the article at a path, newest first; null where there is no such article. */
export async function loadSimilarFeed(
  world: SiteWorld,
  site: Site,
  articlePath: string,
): Promise<{
  body: string
  madeOf: string[]
  changedAt: Instant
  shown: Omit<FeedShown, keyof FeedIdentity>
} | null> {
  const article = await publishedArticleAt(world.db, articlePath, site.now)
  if (!article) return null
  const related = await relatedArticles(world.db, article.id, articlesInFeed)
  const ids = related
    .filter(({ score, isSameReport }) => score >= leastAlike && !isSameReport)
    .map(({ id }) => id)
  const articles = (await publishedArticlesByIds(world.db, ids, site.now)).sort((a, b) =>
    a.publishedAt < b.publishedAt ? 1 : -1,
  )
  const mediaIds = articles.flatMap(mediaOf)
  const material = {
    title: site.t('feed.similar', { headline: article.headline.replace(/\s+/g, ' ') }),
    description: article.teaser,
    language: article.language,
    pagePath: article.path,
    selfPath: similarFeedPath(article.path),
    articles,
    media: await mediaByIds(world.db, mediaIds),
    comments: await approvedCounts(world.db, ids),
  }
  return {
    body: feedText(site, material, 'xml'),
    shown: { ...shownOf(site, material), pageTitle: article.headline },
    madeOf: [
      tagOf.article(article.id),
      tagOf.relatedTo(article.id),
      ...ids.map(tagOf.article),
      ...ids.map(tagOf.comments),
      ...mediaIds.map(tagOf.media),
      ...articles.flatMap(({ bylines, section, tags }) => [
        tagOf.section(section.id),
        ...tags.map(({ id }) => tagOf.tag(id)),
        ...bylines.flatMap((byline) => (byline.kind === 'author' ? tagOf.author(byline.id) : [])),
      ]),
    ],
    changedAt: articles.length > 0 ? lastChangeIn(articles) : article.publishedAt,
  }
}
