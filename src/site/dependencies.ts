import type { DepescheEvent } from '../platform/events/events.ts'

/**
 * What a page can be made of. Each loader names what it used (`madeOf`), `pagesTouchedBy` names what an event
 * changed; the page cache drops the pages where the two meet.
 *
 * `article:…` words, picture or state of one article · `comments:…` what stands below it · `articles` any list over the whole archive ·
 * `articles:section|tag|author:…` the list of one, and the words of all articles in it · `sections`, `tags`, `authors`,
 * `pages` which there are, in their order · `media` any picture · `section|tag|author|media|page:…` its name, words, picture
 * · `related:…` which articles are shown beside one as like it · `front-page` the pins · `newsletters` which there are, and their issues · `today` the calendar's day
 * · `settings` is part of every page.
 */
export const tagOf = {
  article: (id: string) => `article:${short(id)}`,
  houseRules: 'house-rules',
  comments: (articleId: string) => `comments:${short(articleId)}`,
  articles: 'articles',
  articlesOfSection: (id: string) => `articles:section:${short(id)}`,
  articlesOfTag: (id: string) => `articles:tag:${short(id)}`,
  articlesOfAuthor: (id: string) => `articles:author:${short(id)}`,
  sections: 'sections',
  section: (id: string) => `section:${short(id)}`,
  tags: 'tags',
  tag: (id: string) => `tag:${short(id)}`,
  relatedTo: (id: string) => `related:${short(id)}`,
  authors: 'authors',
  author: (id: string) => `author:${short(id)}`,
  allMedia: 'media',
  media: (id: string) => `media:${short(id)}`,
  pages: 'pages',
  page: (id: string) => `page:${short(id)}`,
  newsletters: 'newsletters',
  frontPage: 'front-page',
  settings: 'settings',
  today: 'today',
} as const

/**
 * The random end of an id. Tags travel in headers, and proxies take no more than four kilobytes of these; should two
 * ids ever meet here, a page is made once more than needed.
 */
const short = (id: string): string => id.slice(-12)

const mostOfAKind = 24

/**
 * Each tag once; more than two dozen authors, tags or pictures are named by the tag that a change of any of them touches.
 * However many hands a page has, its headers stay what every proxy takes.
 */
export function fewTags(tags: readonly string[]): string[] {
  const few = new Set(tags)
  for (const [kind, all] of [
    ['author:', tagOf.authors],
    ['tag:', tagOf.tags],
    ['media:', tagOf.allMedia],
  ] as const) {
    const named = [...few].filter((tag) => tag.startsWith(kind))
    if (named.length <= mostOfAKind) continue
    for (const tag of named) few.delete(tag)
    few.add(all)
  }
  return [...few]
}

/** The tags of the pages that an event makes out of date; none for what readers do not see. */
export function pagesTouchedBy(event: DepescheEvent): string[] {
  switch (event.type) {
    case 'article.published':
    case 'article.updated':
    case 'article.unpublished': {
      const { articleId, sectionIds, tagIds, authorIds, translationIds } = event.payload
      return [
        ...[articleId, ...translationIds].map(tagOf.article),
        tagOf.articles,
        ...sectionIds.map(tagOf.articlesOfSection),
        ...tagIds.map(tagOf.articlesOfTag),
        ...authorIds.map(tagOf.articlesOfAuthor),
      ]
    }
    case 'articles.imported': {
      const { articleIds, sectionIds, tagIds, authorIds } = event.payload
      return [
        ...articleIds.map(tagOf.article),
        tagOf.articles,
        ...sectionIds.map(tagOf.articlesOfSection),
        ...tagIds.map(tagOf.articlesOfTag),
        ...authorIds.map(tagOf.articlesOfAuthor),
      ]
    }
    case 'comments.imported':
      return event.payload.articleIds.map(tagOf.comments)
    case 'comment.approved':
    case 'comment.rejected':
    case 'comment.changed':
      return [tagOf.comments(event.payload.articleId)]
    case 'moderation.rules-changed':
      return [tagOf.houseRules]
    case 'related.changed':
      return event.payload.articleIds.map(tagOf.relatedTo)
    case 'section.changed':
    case 'section.removed':
      return [tagOf.section(event.payload.sectionId), tagOf.sections]
    case 'tag.changed':
    case 'tag.removed':
      return [tagOf.tag(event.payload.tagId), tagOf.tags]
    case 'tag.merged': {
      const both = [event.payload.tagId, event.payload.into]
      return [...both.map(tagOf.tag), ...both.map(tagOf.articlesOfTag), tagOf.tags]
    }
    case 'author.changed':
    case 'author.removed':
      return [tagOf.author(event.payload.authorId), tagOf.authors]
    case 'media.changed':
    case 'media.removed':
      return [tagOf.media(event.payload.mediaId), tagOf.allMedia]
    case 'page.changed':
    case 'page.removed':
      return [tagOf.page(event.payload.pageId), tagOf.pages]
    case 'newsletter.changed':
    case 'mailing.changed': // an issue appears in the archive when its mailing starts
      return [tagOf.newsletters]
    case 'front-page.changed':
      return [tagOf.frontPage]
    case 'settings.changed':
    case 'site.restored': // every page is made of the settings
      return [tagOf.settings]
    default:
      return []
  }
}
