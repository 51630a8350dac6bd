import { listAuthors } from '../../authors/index.ts'
import { nameKey } from '../../platform/slug.ts'
import { listTags } from '../../tags/index.ts'
import { tagOf } from '../dependencies.ts'
import type { SiteWorld } from '../load-site.ts'
import { authorPath, tagPath } from '../paths.ts'
import type { Site } from '../site.ts'
import type { Asked, Page } from './page.ts'

const namesOnPage = 500
/** The name after which the page begins. */
const startParameter = 'from'

type Counted = { name: string; slug: string; articleCount: number }

export async function loadTopics(world: SiteWorld, site: Site, asked: Asked): Promise<Page<'name-index'>> {
  const tags = await listTags(world.longReads, startOf(asked))
  return namesPage(site, asked, {
    found: tags,
    title: site.t('topics.title'),
    intro: site.t('topics.description'),
    path: (tag) => tagPath(site.paths, tag),
    madeOf: [tagOf.tags, tagOf.articles],
  })
}

export async function loadAuthors(world: SiteWorld, site: Site, asked: Asked): Promise<Page<'name-index'>> {
  const authors = await listAuthors(world.longReads, startOf(asked))
  return namesPage(site, asked, {
    found: authors,
    title: site.t('authors.title'),
    intro: site.t('authors.description', { site: site.settings.site.name }),
    path: (author) => authorPath(site.paths, author),
    madeOf: [tagOf.authors, tagOf.articles],
  })
}

const startOf = ({ query }: Asked): { after: string | null; limit: number } => ({
  after: query[startParameter]?.slice(0, 200) ?? null,
  limit: namesOnPage + 1,
})

type Names = {
  found: Counted[]
  title: string
  intro: string
  path(entry: Counted): string
  madeOf: string[]
}

/** Names without a published article are left out: their pages would be empty. */
function namesPage(
  site: Site,
  asked: Asked,
  { found, title, intro, path, madeOf }: Names,
): Page<'name-index'> {
  const shown = found.slice(0, namesOnPage)
  const last = shown.at(-1)
  const older =
    found.length > namesOnPage && last
      ? `${asked.path}?${startParameter}=${encodeURIComponent(nameKey(last.name))}`
      : null
  return {
    view: 'name-index',
    props: {
      site,
      head: { title, description: intro, path: asked.path },
      title,
      intro,
      entries: shown
        .filter(({ articleCount }) => articleCount > 0)
        .map((entry) => ({ name: entry.name, url: path(entry), articles: entry.articleCount })),
      pages: { older, newest: asked.query[startParameter] ? asked.path : null },
    },
    madeOf,
  }
}
