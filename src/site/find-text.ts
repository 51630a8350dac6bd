import { indexNowKey, keyPath } from '../index-now/index.ts'
import type { Instant } from '../platform/clock.ts'
import { tagOf } from './dependencies.ts'
import type { SiteWorld } from './load-site.ts'
import { commentsFeedPath, loadCommentsFeed } from './machine/comments-feed.ts'
import { feedText, lastChangeIn, shownOf } from './machine/feed.ts'
import { type FeedShown, feedTypes, identityOf } from './machine/feed-links.ts'
import { faviconSvg, openSearchXml, robotsTxt, securityTxt, tdmReservation } from './machine/for-crawlers.ts'
import { loadFeed } from './machine/load-feed.ts'
import { loadNewsletterFeed } from './machine/newsletter-feed.ts'
import { feedsOpml, opmlPath } from './machine/opml.ts'
import { loadSimilarFeed, similarFeedPath } from './machine/similar-feed.ts'
import { monthSitemap, newsSitemap, pagesSitemap, sitemapIndex } from './machine/sitemaps.ts'
import { type FeedFormat, feedFormats, feedPath } from './paths.ts'
import type { Site } from './site.ts'

/** Something for programs rather than readers. */
export type Text = {
  body: string
  contentType: string
  madeOf: string[]
  /** The last change of what it tells of, for readers that know only dates. */
  changedAt?: Instant
  /** Of a feed: what it calls itself, whatever it was asked for by, and what people see of it. */
  feed?: FeedShown
}

type Make = (world: SiteWorld, site: Site) => Text | null | Promise<Text | null>

const plain = 'text/plain; charset=utf-8'
const xml = 'application/xml; charset=utf-8'

const fixed: Record<string, Make> = {
  '/sitemap.xml': async (world, site) => ({
    body: await sitemapIndex(world, site),
    contentType: xml,
    madeOf: [tagOf.articles],
  }),
  '/sitemap-pages.xml': async (world, site) => ({
    body: await pagesSitemap(world, site),
    contentType: xml,
    madeOf: [tagOf.sections, tagOf.pages, tagOf.tags, tagOf.authors, tagOf.newsletters, tagOf.articles],
  }),
  '/news-sitemap.xml': async (world, site) => ({
    body: await newsSitemap(world, site),
    contentType: xml,
    madeOf: [tagOf.articles, tagOf.today],
  }),
  '/robots.txt': (_, site) => ({ body: robotsTxt(site), contentType: plain, madeOf: [] }),
  '/.well-known/security.txt': (_, site) => ({
    body: securityTxt(site),
    contentType: plain,
    madeOf: [tagOf.today],
  }),
  '/.well-known/tdmrep.json': (_, site) => {
    const body = tdmReservation(site)
    return body ? { body, contentType: 'application/json', madeOf: [] } : null
  },
  [opmlPath]: async (world, site) => ({
    body: await feedsOpml(world, site),
    contentType: 'text/x-opml; charset=utf-8',
    madeOf: [tagOf.sections, tagOf.tags, tagOf.authors, tagOf.newsletters, tagOf.articles],
  }),
  '/opensearch.xml': (_, site) => ({
    body: openSearchXml(site),
    contentType: 'application/opensearchdescription+xml; charset=utf-8',
    madeOf: [],
  }),
  '/favicon.svg': (_, site) => ({ body: faviconSvg(site), contentType: 'image/svg+xml', madeOf: [] }),
}

/** Feeds, sitemaps and small files at their fixed addresses; null where the path is none of these. */
export async function findText(world: SiteWorld, site: Site, path: string): Promise<Text | null> {
  const make = Object.hasOwn(fixed, path) ? fixed[path] : undefined
  if (make) return make(world, site)
  const key = /^\/[0-9a-f]{32}\.txt$/.test(path) ? indexNowKey(world.config) : null
  // The file by which search engines know that addresses come from us (indexnow.org).
  if (key && path === keyPath(key))
    return site.settings.machines.indexNow ? { body: key, contentType: plain, madeOf: [] } : null
  const month = /^\/sitemap-(\d{4}-(?:0[1-9]|1[0-2]))\.xml$/.exec(path)?.[1]
  if (month)
    return { body: await monthSitemap(world, site, month), contentType: xml, madeOf: [tagOf.articles] }
  const [, article, kind] = /^(\/.+)\/(comments|similar)\.xml$/.exec(path) ?? []
  if (article)
    return kind === 'similar' ? findSimilarFeed(world, site, article) : findCommentsFeed(world, site, article)
  return findFeed(world, site, path)
}

async function findCommentsFeed(world: SiteWorld, site: Site, articlePath: string): Promise<Text | null> {
  const feed = await loadCommentsFeed(world, site, articlePath)
  if (!feed) return null
  const identity = identityOf(site, commentsFeedPath(articlePath), false)
  return { ...feed, contentType: `${feedTypes.xml}; charset=utf-8`, feed: { ...identity, ...feed.shown } }
}

async function findSimilarFeed(world: SiteWorld, site: Site, articlePath: string): Promise<Text | null> {
  const feed = await loadSimilarFeed(world, site, articlePath)
  if (!feed) return null
  const identity = identityOf(site, similarFeedPath(articlePath), false)
  return { ...feed, contentType: `${feedTypes.xml}; charset=utf-8`, feed: { ...identity, ...feed.shown } }
}

/** `…/feed.xml`, `.atom`, `.json`, and WordPress's `…/feed/` and `…/feed/atom/`, which old subscribers ask for. */
async function findFeed(world: SiteWorld, site: Site, path: string): Promise<Text | null> {
  const [whole, pagePath = '', own, wordPress] =
    /^(.*)\/feed(?:\.(xml|atom|json)|\/(atom|rss|rss2))?$/.exec(path) ?? []
  if (whole === undefined) return null
  const ending = own ?? (wordPress === 'atom' ? 'atom' : 'xml')
  const format = feedFormats.find((each): each is FeedFormat => each === ending) ?? 'xml'
  const contentType = `${feedTypes[format]}; charset=utf-8`
  const selfPath = feedPath(pagePath, format)
  const newsletter = await loadNewsletterFeed(world, site, { pagePath, format })
  if (newsletter)
    return { ...newsletter, contentType, feed: { ...identityOf(site, selfPath, false), ...newsletter.shown } }
  const feed = await loadFeed(world, site, pagePath || '/')
  // Below an article WordPress has the feed of its comments.
  if (!feed) return own === undefined ? findCommentsFeed(world, site, pagePath) : null
  return {
    body: feedText(site, feed.material, format),
    contentType,
    madeOf: feed.madeOf,
    feed: {
      ...identityOf(site, feedPath(feed.material.pagePath, format), true),
      ...shownOf(site, feed.material),
    },
    changedAt: lastChangeIn(feed.material.articles),
  }
}
