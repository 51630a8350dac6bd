import { generateRssFeed } from 'feedsmith'
import type { PublishedArticle } from '../../articles/published/index.ts'
import { publishedArticleAt } from '../../articles/published/index.ts'
import type { PublicComment } from '../../comments/index.ts'
import { latestComments } from '../../comments/thread/index.ts'
import type { Instant } from '../../platform/clock.ts'
import { tagOf } from '../dependencies.ts'
import type { SiteWorld } from '../load-site.ts'
import { commentHtml } from '../parts/comment-text.tsx'
import { addressOf } from '../paths.ts'
import { absolute, type Site } from '../site.ts'
import { type FeedIdentity, type FeedShown, feedTitle, identityOf } from './feed-links.ts'
import { withoutControls } from './xml.ts'

const commentsInFeed = 50

type Shown = Omit<FeedShown, keyof FeedIdentity>

/** `…/comments.xml` of an article: its newest comments, for readers who follow the talk. */
export const commentsFeedPath = (articlePath: string): string => `${articlePath}/comments.xml`

/** The feed of the comments of the article at a path; null where there is no such article, or comments are off. */
export async function loadCommentsFeed(
  world: SiteWorld,
  site: Site,
  articlePath: string,
): Promise<{ body: string; madeOf: string[]; changedAt: Instant; shown: Shown } | null> {
  const article = await publishedArticleAt(world.db, articlePath, site.now)
  if (!article || article.commentMode === 'off') return null
  const comments = await latestComments(world.db, article.id, commentsInFeed)
  const changedAt = comments[0]?.createdAt ?? article.publishedAt
  return {
    body: commentsFeed(site, { article, comments, changedAt }),
    madeOf: [tagOf.article(article.id), tagOf.comments(article.id), tagOf.section(article.section.id)],
    changedAt,
    shown: {
      title: feedTitle(site, site.t('feed.comments', { headline: article.headline })),
      pagePath: article.path,
      pageTitle: article.headline,
      entries: comments.map(({ authorName, anchor, createdAt }) => ({
        title: site.t('feed.comment', { name: authorName, headline: article.headline }),
        url: `${addressOf(article.path)}#${anchor}`,
        at: createdAt,
      })),
    },
  }
}

/** As RSS 2.0, newest first. */
export function commentsFeed(
  site: Site,
  feed: { article: PublishedArticle; comments: readonly PublicComment[]; changedAt: Instant },
): string {
  const { article } = feed
  const headline = article.headline.replace(/\s+/g, ' ')
  const url = absolute(site, addressOf(article.path))
  const title = feedTitle(site, site.t('feed.comments', { headline }))
  const { hubs } = identityOf(site, commentsFeedPath(article.path), false)
  return withoutControls(
    generateRssFeed({
      title,
      link: url,
      description: title,
      language: article.language,
      generator: 'Depesche',
      lastBuildDate: new Date(feed.changedAt),
      atom: {
        links: [
          {
            href: absolute(site, addressOf(commentsFeedPath(article.path))),
            rel: 'self',
            type: 'application/rss+xml',
          },
          ...hubs.map((href) => ({ href, rel: 'hub' })),
        ],
      },
      items: feed.comments.map((comment) => ({
        title: site.t('feed.comment', { name: comment.authorName, headline }),
        link: `${url}#${comment.anchor}`,
        guid: { value: `urn:uuid:${comment.id}`, isPermaLink: false },
        pubDate: new Date(comment.createdAt),
        description: commentHtml(comment.text),
        dc: { creators: [comment.authorName] },
        // RFC 4685: what it answers, by the id that this has in its feed.
        thr: {
          inReplyTos: [
            comment.parentId === null
              ? { ref: `urn:uuid:${article.id}`, href: url, type: 'text/html' }
              : { ref: `urn:uuid:${comment.parentId}` },
          ],
        },
      })),
    }),
  )
}
