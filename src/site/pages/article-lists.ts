import { listPublished, type PublishedFilter } from '../../articles/published/index.ts'
import { authorBySlug } from '../../authors/index.ts'
import { mediaById } from '../../media/index.ts'
import { sectionBySlug } from '../../sections/index.ts'
import { type Tag, tagBySlug } from '../../tags/index.ts'
import { type Cursor, cursorParameter, cursorText, pageOf, parseCursor } from '../cursor.ts'
import { tagOf } from '../dependencies.ts'
import type { SiteWorld } from '../load-site.ts'
import { madeOfStories, storiesOf } from '../load-stories.ts'
import { feedLinks } from '../machine/feed-links.ts'
import { breadcrumbData, collectionData, profileData } from '../machine/structured-data.ts'
import type { Head } from '../parts/document.tsx'
import type { Pages } from '../parts/pager.tsx'
import { authorPath, sectionPath, tagPath } from '../paths.ts'
import { placedView, type Site, type Story } from '../site.ts'
import type { Asked, Page } from './page.ts'

/** Articles on a page of a section, tag or author. */
const pageSize = 30
/** How many of a section's newest its first page ranks. */
const topSize = 4

export async function loadSection(
  world: SiteWorld,
  site: Site,
  asked: Asked & { slug: string },
): Promise<Page<'section'> | null> {
  const section = await sectionBySlug(world.db, asked.slug)
  if (!section) return null
  const list = await listOf(world, site, {
    ...asked,
    filter: { sectionId: section.id, language: section.language },
  })
  const ranked = list.isFirst ? topSize : 0
  return {
    view: 'section',
    props: {
      site,
      head: headOf(site, {
        title: section.name,
        description: section.description,
        path: sectionPath(section),
        language: section.language,
        about: null,
        list,
      }),
      section,
      top: list.stories.slice(0, ranked),
      stories: list.stories.slice(ranked),
      pages: list.pages,
    },
    madeOf: [tagOf.section(section.id), tagOf.articlesOfSection(section.id), ...list.madeOf],
  }
}

export async function loadTag(
  world: SiteWorld,
  site: Site,
  asked: Asked & { slug: string },
): Promise<Page<'tag'> | null> {
  const tag = await tagBySlug(world.db, asked.slug)
  if (!tag) return null
  const list = await listOf(world, site, { ...asked, filter: { tagId: tag.id } })
  return {
    view: 'tag',
    props: {
      site,
      head: headOf(site, {
        title: tag.name,
        description: tag.description,
        path: tagPath(site.paths, tag),
        language: site.t.language,
        about: tag,
        list,
      }),
      tag,
      stories: list.stories,
      pages: list.pages,
    },
    madeOf: [tagOf.tag(tag.id), tagOf.articlesOfTag(tag.id), ...list.madeOf],
  }
}

export async function loadAuthor(
  world: SiteWorld,
  site: Site,
  asked: Asked & { slug: string },
): Promise<Page<'author'> | null> {
  const author = await authorBySlug(world.db, asked.slug)
  if (!author) return null
  const list = await listOf(world, site, { ...asked, filter: { authorId: author.id } })
  const media = author.portraitMediaId ? await mediaById(world.db, author.portraitMediaId) : null
  const path = authorPath(site.paths, author)
  const portrait =
    media?.kind === 'picture'
      ? placedView({ mediaId: media.id, alt: null, caption: null, credit: null }, media)
      : null
  const words = { title: author.name, description: author.biography, path, language: site.t.language }
  const head = headOf(site, { ...words, about: null, list })
  return {
    view: 'author',
    props: {
      site,
      head: {
        ...head,
        kind: 'profile',
        structuredData: [profileData(site, author, portrait), ...(head.structuredData ?? [])],
      },
      author,
      portrait,
      stories: list.stories,
      pages: list.pages,
    },
    madeOf: [
      tagOf.author(author.id),
      tagOf.articlesOfAuthor(author.id),
      ...(author.portraitMediaId ? [tagOf.media(author.portraitMediaId)] : []),
      ...list.madeOf,
    ],
  }
}

type List = { stories: Story[]; pages: Pages; isFirst: boolean; cursor: Cursor | null; madeOf: string[] }

async function listOf(
  world: SiteWorld,
  site: Site,
  { path, query, filter }: Asked & { filter: Partial<PublishedFilter> },
): Promise<List> {
  const cursor = parseCursor(query[cursorParameter])
  const found = await listPublished(world.db, { ...filter, before: cursor, limit: pageSize + 1 }, site.now)
  const { items, next } = pageOf(found, pageSize)
  const stories = await storiesOf(world, items)
  return {
    stories,
    pages: { older: next && olderPath(path, next), newest: cursor ? path : null },
    isFirst: cursor === null,
    cursor,
    madeOf: madeOfStories(stories),
  }
}

export const olderPath = (path: string, next: Cursor): string =>
  `${path}?${cursorParameter}=${cursorText(next)}`

type Words = {
  title: string
  description: string | null
  path: string
  language: string
  /** Of whom or what the page tells. */
  about: Tag | null
  list: Pick<List, 'cursor' | 'stories'>
}

function headOf(site: Site, { list, about, ...words }: Words): Head {
  const { title, description, path } = words
  return {
    title: list.cursor ? site.t('list.pageTitleOlder', { title }) : title,
    description,
    path: list.cursor ? olderPath(path, list.cursor) : path,
    feeds: [...feedLinks(site, path, title), ...feedLinks(site, '/', site.settings.site.name)],
    structuredData: [
      collectionData(site, words, { articles: list.stories, about }),
      breadcrumbData(site, [{ label: title, url: path }]),
    ],
  }
}
