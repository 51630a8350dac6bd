import {
  listPublished,
  type PublishedFilter,
  publishedArticlesByIds,
} from '../../articles/published/index.ts'
import { authorBySlug } from '../../authors/index.ts'
import { approvedCounts } from '../../comments/thread/index.ts'
import { mediaByIds } from '../../media/index.ts'
import { sectionBySlug } from '../../sections/index.ts'
import { tagBySlug } from '../../tags/index.ts'
import { tagOf } from '../dependencies.ts'
import type { SiteWorld } from '../load-site.ts'
import { authorPath, sectionPath, tagPath } from '../paths.ts'
import type { Site } from '../site.ts'
import type { FeedMaterial } from './feed.ts'
import { mediaOf } from './feed-content.ts'

const articlesInFeed = 20

type FeedOf = Pick<FeedMaterial, 'title' | 'description' | 'language' | 'pagePath'> & {
  filter: Partial<PublishedFilter>
  madeOf: string[]
}

/** The feed of the page at a path (home, section, tag, author) with what it was made of; null where there is none. */
export async function loadFeed(
  world: SiteWorld,
  site: Site,
  pagePath: string,
): Promise<{ material: FeedMaterial; madeOf: string[] } | null> {
  const feed = await feedAt(world, site, pagePath)
  if (!feed) return null
  const cards = await listPublished(world.db, { ...feed.filter, limit: articlesInFeed }, site.now)
  const ids = cards.map(({ id }) => id)
  const articles = await publishedArticlesByIds(world.db, ids, site.now)
  const mediaIds = articles.flatMap(mediaOf)
  const { filter, madeOf, ...words } = feed
  return {
    material: {
      ...words,
      articles,
      media: await mediaByIds(world.db, mediaIds),
      comments: await approvedCounts(world.db, ids),
    },
    madeOf: [
      ...madeOf,
      ...mediaIds.map(tagOf.media),
      ...ids.map(tagOf.comments),
      ...articles.flatMap(({ bylines, section, tags }) => [
        tagOf.section(section.id),
        ...tags.map(({ id }) => tagOf.tag(id)),
        ...bylines.flatMap((byline) => (byline.kind === 'author' ? tagOf.author(byline.id) : [])),
      ]),
    ],
  }
}

async function feedAt(world: SiteWorld, site: Site, pagePath: string): Promise<FeedOf | null> {
  const language = site.t.language
  const { name, tagline } = site.settings.site
  if (pagePath === '/')
    return {
      title: name,
      description: tagline,
      language,
      pagePath,
      filter: { language },
      madeOf: [tagOf.articles],
    }
  const [folder = '', slug] = pagePath.slice(1).split('/')
  if (slug === undefined) {
    const section = await sectionBySlug(world.db, folder)
    return (
      section && {
        title: section.name,
        description: section.description,
        language: section.language,
        pagePath: sectionPath(section),
        filter: { sectionId: section.id, language: section.language },
        madeOf: [tagOf.section(section.id), tagOf.articlesOfSection(section.id)],
      }
    )
  }
  if (`/${folder}` === site.paths.topics) {
    const tag = await tagBySlug(world.db, slug)
    return (
      tag && {
        title: tag.name,
        description: tag.description,
        language,
        pagePath: tagPath(site.paths, tag),
        filter: { tagId: tag.id },
        madeOf: [tagOf.tag(tag.id), tagOf.articlesOfTag(tag.id)],
      }
    )
  }
  if (`/${folder}` !== site.paths.authors) return null
  const author = await authorBySlug(world.db, slug)
  return (
    author && {
      title: author.name,
      description: author.biography,
      language,
      pagePath: authorPath(site.paths, author),
      filter: { authorId: author.id },
      madeOf: [tagOf.author(author.id), tagOf.articlesOfAuthor(author.id)],
    }
  )
}
