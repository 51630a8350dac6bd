import { frameHosts, mediaIdsIn } from '../../articles/body/index.ts'
import {
  type ArticleCard,
  cardsAndList,
  type PublishedArticle,
  publishedArticleAt,
} from '../../articles/published/index.ts'
import { authorsByIds } from '../../authors/index.ts'
import { fittingRendition, type Media, mediaByIds } from '../../media/index.ts'
import { shownBeside } from '../../related/index.ts'
import { articleBody } from '../body.ts'
import { tagOf } from '../dependencies.ts'
import type { SiteWorld } from '../load-site.ts'
import { madeOfStories, picturesOfCards, storiesFrom } from '../load-stories.ts'
import { commentsFeedPath } from '../machine/comments-feed.ts'
import { feedLinks, feedTypes } from '../machine/feed-links.ts'
import { similarFeedPath } from '../machine/similar-feed.ts'
import { articleData, breadcrumbData } from '../machine/structured-data.ts'
import type { Head } from '../parts/document.tsx'
import type { Writer } from '../parts/writers.tsx'
import { addressOf, authorPath, sectionPath } from '../paths.ts'
import { linkedPictures } from '../picture-wishes.ts'
import { absolute, type PlacedView, placedView, type Site } from '../site.ts'
import { askedThread, commentsBelow } from './comments-below.ts'
import type { Asked, Page } from './page.ts'

const moreStories = 4

export async function loadArticle(
  world: SiteWorld,
  site: Site,
  { path, query }: Asked,
): Promise<Page<'article'> | null> {
  const article = await publishedArticleAt(world.db, path, site.now)
  const asked = askedThread(query)
  if (!article || asked === null) return null
  const comments = await commentsBelow(world, { site, article }, asked)
  if (asked.number > 1 && comments === null) return null
  const page = await articlePage(world, site, article)
  return {
    ...page,
    props: { ...page.props, comments },
    madeOf: [...page.madeOf, tagOf.comments(article.id)],
  }
}

/** Any article as its page without comments, also one that is not published: the newsroom's preview. */
export async function articlePage(
  world: SiteWorld,
  site: Site,
  article: PublishedArticle,
): Promise<Page<'article'>> {
  const authors = await authorsByIds(
    world.db,
    article.bylines.flatMap((byline) => (byline.kind === 'author' ? byline.id : [])),
  )
  const portraits = authors.flatMap(({ portraitMediaId }) => portraitMediaId ?? [])
  const further = await moreToRead(world, site, article)
  const cards = [...further.related, ...further.more]
  const media = await mediaByIds(world.db, [...mediaIdsOf(article), ...portraits, ...picturesOfCards(cards)])
  const stories = storiesFrom(cards, media)
  const related = stories.slice(0, further.related.length)
  const more = stories.slice(related.length)
  const picture = article.picture
    ? pictureIn(media, article.picture.mediaId, (found) => placedView(article.picture ?? noWords, found))
    : null
  const writers: Writer[] = article.bylines.flatMap((byline) => {
    const author = authors.find(({ id }) => byline.kind === 'author' && id === byline.id)
    return author
      ? [
          {
            author,
            portrait: pictureIn(media, author.portraitMediaId, (found) => placedView(noWords, found)),
          },
        ]
      : []
  })
  return {
    view: 'article',
    props: {
      site,
      head: articleHead(site, article, picture),
      article,
      picture,
      body: articleBody(site, article, media),
      minutes: Math.max(1, Math.round(article.wordCount / site.settings.reading.wordsPerMinute)),
      writers,
      related,
      more,
      comments: null,
    },
    madeOf: [
      tagOf.section(article.section.id),
      tagOf.articlesOfSection(article.section.id),
      ...article.tags.map(({ id }) => tagOf.tag(id)),
      ...article.translations.map(({ id }) => tagOf.article(id)),
      ...[...mediaIdsOf(article), ...portraits].map(tagOf.media),
      tagOf.article(article.id),
      ...article.bylines.flatMap((byline) => (byline.kind === 'author' ? tagOf.author(byline.id) : [])),
      tagOf.relatedTo(article.id),
      ...related.map(({ id }) => tagOf.article(id)),
      ...madeOfStories([...related, ...more]),
    ],
    frameHosts: article.body.content.some(({ type }) => type === 'embed') ? frameHosts : [],
  }
}

/** What is like the article, and what else its section has; nothing twice. */
async function moreToRead(
  world: SiteWorld,
  site: Site,
  { id, section, language }: PublishedArticle,
): Promise<{ related: ArticleCard[]; more: ArticleCard[] }> {
  const alike = await shownBeside(world.db, id)
  const ids = alike.map((found) => found.id)
  const list = { sectionId: section.id, language, limit: moreStories + 1 + ids.length }
  const { cards: related, listed } = await cardsAndList(world.db, { ids, list }, site.now)
  const more = listed
    .filter((card) => card.id !== id && !ids.includes(card.id))
    .slice(0, moreStories)
    // Below others that have pictures, words suffice.
    .map((card) => (related.length > 0 ? { ...card, picture: null } : card))
  return { related, more }
}

const noWords = { mediaId: '', alt: null, caption: null, credit: null }

const mediaIdsOf = ({ picture, body }: PublishedArticle): string[] => [
  ...(picture ? [picture.mediaId] : []),
  ...mediaIdsIn(body),
]

function pictureIn(
  media: ReadonlyMap<string, Media>,
  id: string | null,
  place: (found: Extract<Media, { kind: 'picture' }>) => PlacedView,
): PlacedView | null {
  const found = id ? media.get(id) : undefined
  return found?.kind === 'picture' ? place(found) : null
}

/** Advertising says so wherever its title stands alone: in the tab, in search results, on social cards (§ 6 DDG). */
function markedTitle({ t }: Site, { label, headline, searchTitle }: PublishedArticle): string {
  const title = searchTitle ?? headline
  return label === 'advertisement' ? `${t('label.advertisement')}: ${title}` : title
}

function articleHead(site: Site, article: PublishedArticle, picture: PlacedView | null): Head {
  const image = picture && fittingRendition(picture.media, linkedPictures.wide)
  const properties: [string, string][] = [
    ['article:published_time', article.publishedAt],
    ...(article.updatedAt ? [['article:modified_time', article.updatedAt] as [string, string]] : []),
    ['article:section', article.section.name],
    ...article.bylines.flatMap((byline): [string, string][] =>
      byline.kind === 'author' ? [['article:author', absolute(site, authorPath(site.paths, byline))]] : [],
    ),
    ...article.tags.map(({ name }): [string, string] => ['article:tag', name]),
  ]
  return {
    title: markedTitle(site, article),
    language: article.language,
    description: article.searchDescription ?? article.teaser,
    path: article.path,
    canonicalUrl: article.canonicalUrl,
    kind: 'article',
    image: image && { ...image, alt: picture.alt },
    properties,
    alternates:
      article.translations.length > 0
        ? [
            { language: article.language, path: article.path },
            ...article.translations.map(({ language, path }) => ({ language, path })),
          ]
        : [],
    feeds: [
      ...feedLinks(site, '/', site.settings.site.name),
      ...feedLinks(site, sectionPath(article.section), article.section.name),
      {
        title: site.t('feed.similar', { headline: article.headline }),
        path: addressOf(similarFeedPath(article.path)),
        type: feedTypes.xml,
      },
      ...(article.commentMode === 'off'
        ? []
        : [
            {
              title: site.t('feed.comments', { headline: article.headline }),
              path: addressOf(commentsFeedPath(article.path)),
              type: feedTypes.xml,
            },
          ]),
    ],
    structuredData: [
      articleData(site, article, picture),
      breadcrumbData(site, [
        { label: article.section.name, url: sectionPath(article.section) },
        { label: article.headline, url: article.path },
      ]),
    ],
  }
}
