import { generateAtomFeed, generateJsonFeed, generateRssFeed } from 'feedsmith'
import type { PublishedArticle } from '../../articles/published/index.ts'
import type { Media } from '../../media/index.ts'
import type { Instant } from '../../platform/clock.ts'
import { bylineNames } from '../parts/byline.tsx'
import { commentsAnchor } from '../parts/comments.tsx'
import { addressOf, authorPath, type FeedFormat, feedPath } from '../paths.ts'
import { absolute, type Site } from '../site.ts'
import { commentsFeedPath } from './comments-feed.ts'
import { feedContent, leadPictureOf } from './feed-content.ts'
import { type FeedIdentity, type FeedShown, feedTitle, identityOf } from './feed-links.ts'
import { withoutControls } from './xml.ts'

/** A feed's articles, newest first, with the pictures they show. */
export type FeedMaterial = {
  title: string
  description: string | null
  language: string
  /** Path of the page it belongs to. */
  pagePath: string
  /** Where the feed itself stands, if not at the page's usual place for feeds. */
  selfPath?: string
  articles: PublishedArticle[]
  media: ReadonlyMap<string, Media>
  /** Of the articles that have comments. */
  comments: Comments
}

type Comments = ReadonlyMap<string, { count: number; newest: Instant }>

/** The same articles in the three formats readers' programs know. */
export function feedText(site: Site, material: FeedMaterial, format: FeedFormat): string {
  const items = material.articles.map((article) => itemOf(site, article, material))
  return textOf(
    headOf(
      site,
      {
        ...material,
        updated: lastChangeIn(material.articles),
        isOfArticles: material.selfPath === undefined,
      },
      format,
    ),
    items,
    format,
  )
}

/** The same for people. */
export const shownOf = (
  site: Site,
  { title, pagePath, articles }: Pick<FeedMaterial, 'title' | 'pagePath' | 'articles'>,
): Omit<FeedShown, keyof FeedIdentity> => ({
  title: feedTitle(site, title),
  pagePath,
  pageTitle: title,
  entries: articles.map(({ headline, path, publishedAt }) => ({
    title: oneLine(headline),
    url: addressOf(path),
    at: publishedAt,
  })),
})

/** The same of what are no articles. */
export function itemsFeed(
  site: Site,
  feed: HeadFacts & { items: readonly Item[] },
  format: FeedFormat,
): string {
  return textOf(headOf(site, { ...feed, isOfArticles: false }, format), [...feed.items], format)
}

const textOf = (head: FeedHead, items: Item[], format: FeedFormat): string =>
  withoutControls({ xml: rss, atom, json }[format](head, items))

type HeadFacts = Pick<FeedMaterial, 'title' | 'description' | 'language' | 'pagePath' | 'selfPath'> & {
  updated: Instant
}

type FeedHead = {
  title: string
  description: string
  language: string
  link: string
  self: string
  hubs: string[]
  updated: Instant
  publisher: string
  siteUrl: string
}

function headOf(
  site: Site,
  { isOfArticles, ...facts }: HeadFacts & { isOfArticles: boolean },
  format: FeedFormat,
): FeedHead {
  const { title, description, language, pagePath, updated } = facts
  const { selfPath, hubs } = identityOf(site, facts.selfPath ?? feedPath(pagePath, format), isOfArticles)
  return {
    title: feedTitle(site, title),
    description: description || site.settings.site.tagline || title,
    language,
    link: absolute(site, addressOf(pagePath)),
    self: absolute(site, addressOf(selfPath)),
    hubs,
    updated,
    publisher: site.settings.site.name,
    siteUrl: absolute(site, '/'),
  }
}

/** Only what is in the feed may move its date: one of its own would defeat the readers' caches. */
export const lastChangeIn = (
  articles: readonly Pick<PublishedArticle, 'updatedAt' | 'publishedAt'>[],
): Instant => articles.map(lastChange).toSorted().at(-1) ?? '1970-01-01T00:00:00.000Z'

const lastChange = ({
  updatedAt,
  publishedAt,
}: Pick<PublishedArticle, 'updatedAt' | 'publishedAt'>): Instant => updatedAt ?? publishedAt

export type Item = {
  id: string
  url: string
  title: string
  summary: string | null
  content: string | null
  authors: { name: string; url: string | null }[]
  categories: string[]
  language: string
  published: Instant
  updated: Instant
  picture: ReturnType<typeof leadPictureOf>
  /** Where readers talk about it; null where they do not. */
  discussion: { page: string; feed: string; count: number; newest: Instant | null } | null
}

/** Titles in feeds are one line, whatever a headline was pasted from. */
const oneLine = (text: string): string => text.replace(/\s+/g, ' ')

function itemOf(
  site: Site,
  article: PublishedArticle,
  { media, comments }: Pick<FeedMaterial, 'media' | 'comments'>,
): Item {
  const label = article.label && site.t(`label.${article.label}`)
  const authors = article.bylines.map((byline) => ({
    name: byline.name,
    url: byline.kind === 'author' ? absolute(site, authorPath(site.paths, byline)) : null,
  }))
  return {
    // Outlives changes of headline and address.
    id: `urn:uuid:${article.id}`,
    url: absolute(site, addressOf(article.path)),
    // Advertising must be known as such before it is opened (§ 22 MStV).
    title: oneLine(article.label === 'advertisement' ? `${label}: ${article.headline}` : article.headline),
    summary: article.teaser,
    content: site.settings.reading.feedFullText ? feedContent(site, article, media) : null,
    authors: authors.length > 0 ? authors : bylineNames(site, []).map((name) => ({ name, url: null })),
    categories: [
      ...new Set([article.section.name, ...(label ? [label] : []), ...article.tags.map(({ name }) => name)]),
    ],
    language: article.language,
    published: article.publishedAt,
    updated: lastChange(article),
    picture: leadPictureOf(site, article, media),
    discussion:
      article.commentMode === 'off'
        ? null
        : {
            page: `${absolute(site, addressOf(article.path))}#${commentsAnchor}`,
            feed: absolute(site, addressOf(commentsFeedPath(article.path))),
            count: comments.get(article.id)?.count ?? 0,
            newest: comments.get(article.id)?.newest ?? null,
          },
  }
}

const rss = (head: FeedHead, items: Item[]): string =>
  generateRssFeed({
    title: head.title,
    link: head.link,
    description: head.description,
    language: head.language,
    generator: 'Depesche',
    lastBuildDate: new Date(head.updated),
    atom: {
      links: [
        { href: head.self, rel: 'self', type: 'application/rss+xml' },
        ...head.hubs.map((href) => ({ href, rel: 'hub' })),
      ],
    },
    items: items.map((item) => ({
      title: item.title,
      link: item.url,
      guid: { value: item.id, isPermaLink: false },
      pubDate: new Date(item.published),
      description: item.summary ?? item.title,
      categories: item.categories.map((name) => ({ name })),
      dc: {
        creators: item.authors.map(({ name }) => name),
        ...(item.language === head.language ? {} : { languages: [item.language] }),
      },
      ...(item.updated === item.published ? {} : { atom: { updated: new Date(item.updated) } }),
      ...(item.content ? { content: { encoded: item.content } } : {}),
      ...(item.discussion
        ? {
            comments: item.discussion.page,
            wfw: { commentRss: item.discussion.feed },
            slash: { comments: item.discussion.count },
          }
        : {}),
      ...(item.picture ? { media: { contents: [mediaContent(item.picture)] } } : {}),
    })),
  })

const mediaContent = ({ url, width, height, alt, credit }: NonNullable<Item['picture']>) => ({
  url,
  type: 'image/jpeg',
  medium: 'image' as const,
  width,
  height,
  ...(alt ? { description: { value: alt, type: 'plain' } } : {}),
  ...(credit ? { credits: [{ value: credit }] } : {}),
})

/** RFC 4685: where the comments are, how many, and since when. */
const repliesLink = ({ feed, count, newest }: NonNullable<Item['discussion']>) => ({
  href: feed,
  rel: 'replies',
  type: 'application/rss+xml',
  thr: { count, ...(newest === null ? {} : { updated: new Date(newest) }) },
})

const atom = (head: FeedHead, items: Item[]): string =>
  generateAtomFeed({
    id: head.self,
    title: { value: head.title },
    subtitle: { value: head.description },
    updated: new Date(head.updated),
    generator: { text: 'Depesche' },
    authors: [{ name: head.publisher, uri: head.siteUrl }],
    links: [
      { href: head.self, rel: 'self', type: 'application/atom+xml' },
      { href: head.link, rel: 'alternate', type: 'text/html' },
      ...head.hubs.map((href) => ({ href, rel: 'hub' })),
    ],
    entries: items.map((item) => ({
      id: item.id,
      title: { value: item.title },
      links: [
        { href: item.url, rel: 'alternate', type: 'text/html', hreflang: item.language },
        ...(item.discussion ? [repliesLink(item.discussion)] : []),
      ],
      published: new Date(item.published),
      updated: new Date(item.updated),
      authors: item.authors.map(({ name, url }) => ({ name, ...(url ? { uri: url } : {}) })),
      categories: item.categories.map((term) => ({ term })),
      // The element beside the link: by it the prefix is declared that the link's attributes need.
      ...(item.discussion ? { thr: { total: item.discussion.count } } : {}),
      ...(item.summary ? { summary: { value: item.summary } } : {}),
      ...(item.content ? { content: { value: item.content, type: 'html' } } : {}),
      ...(item.picture ? { media: { contents: [mediaContent(item.picture)] } } : {}),
    })),
  })

const json = (head: FeedHead, items: Item[]): string =>
  JSON.stringify(
    generateJsonFeed({
      title: head.title,
      home_page_url: head.link,
      feed_url: head.self,
      description: head.description,
      language: head.language,
      authors: [{ name: head.publisher, url: head.siteUrl }],
      hubs: head.hubs.map((url) => ({ type: 'WebSub', url })),
      items: items.map((item) => ({
        id: item.id,
        url: item.url,
        title: item.title,
        ...(item.content ? { content_html: item.content } : { content_text: item.summary ?? item.title }),
        ...(item.summary ? { summary: item.summary } : {}),
        ...(item.picture ? { image: item.picture.url } : {}),
        date_published: new Date(item.published),
        date_modified: new Date(item.updated),
        authors: item.authors.map(({ name, url }) => ({ name, ...(url ? { url } : {}) })),
        tags: item.categories,
        language: item.language,
      })),
    }),
  )
