import { articleStateByPath } from '../articles/index.ts'
import type { SiteWorld } from './load-site.ts'
import { oldAddress } from './old-address.ts'
import { archivePeriod, loadArchive } from './pages/archive.ts'
import { loadArticle } from './pages/article.ts'
import { loadAuthor, loadSection, loadTag } from './pages/article-lists.ts'
import { loadFrontPage } from './pages/front-page.ts'
import { loadHouseRules } from './pages/house-rules.ts'
import { loadAuthors, loadTopics } from './pages/name-indexes.ts'
import { loadNewsletterArchive, newsletterPage } from './pages/newsletters.ts'
import { imprintPage, privacyPage } from './pages/own-pages.ts'
import type { AnyPage, Asked } from './pages/page.ts'
import { loadSearch } from './pages/search.ts'
import { loadStaticPage } from './pages/static-page.ts'
import { loadTransparency } from './pages/transparency.ts'
import type { Site } from './site.ts'

/** What stands at a path. */
export type Found =
  | { kind: 'page'; page: AnyPage }
  | { kind: 'moved'; to: string }
  | { kind: 'gone' }
  | { kind: 'missing' }

type Look = (world: SiteWorld, site: Site, asked: Asked) => Promise<AnyPage | null>

/** In this order: the paper's own places, a section, an article, a page. No two of them can have one address. */
const looks: readonly Look[] = [ownPlace, section, loadArticle, loadStaticPage]

/** Where nothing stands, an old address leads on (301), one in the other language too, and a withdrawn article says so (410). */
export async function findPage(world: SiteWorld, site: Site, asked: Asked): Promise<Found> {
  for (const look of looks) {
    const page = await look(world, site, asked)
    if (page) return { kind: 'page', page }
  }
  const to = await oldAddress(world, site, asked.path)
  if (to) return { kind: 'moved', to }
  const article = await articleStateByPath(world.db, asked.path)
  const isWithdrawn = article?.status === 'unpublished' || (article?.unpublishedAt ?? null) !== null
  return isWithdrawn ? { kind: 'gone' } : { kind: 'missing' }
}

async function ownPlace(world: SiteWorld, site: Site, asked: Asked): Promise<AnyPage | null> {
  const { path } = asked
  const { paths } = site
  if (path === '/') return loadFrontPage(world, site)
  if (path === paths.search) return loadSearch(world, site, asked)
  if (path === paths.topics) return loadTopics(world, site, asked)
  if (path === paths.authors) return loadAuthors(world, site, asked)
  if (path === paths.imprint) return imprintPage(site, asked)
  if (path === paths.houseRules) return loadHouseRules(world, site, asked)
  if (path === paths.transparency) return loadTransparency(world, site, asked)
  if (path === paths.newsletter) return newsletterPage(world, site)
  if (path.startsWith(`${paths.newsletter}/`)) return loadNewsletterArchive(world, site, asked)
  if (path === paths.privacy) return privacyPage(world, site, asked)
  const tagSlug = below(paths.topics, path)
  if (tagSlug) return loadTag(world, site, { ...asked, slug: tagSlug })
  const authorSlug = below(paths.authors, path)
  if (authorSlug) return loadAuthor(world, site, { ...asked, slug: authorSlug })
  if (path !== paths.archive && !path.startsWith(`${paths.archive}/`)) return null
  const period = archivePeriod(path.slice(paths.archive.length))
  return period === null ? null : loadArchive(world, site, { ...asked, period })
}

/** The one segment below a folder. */
function below(folder: string, path: string): string | null {
  const rest = path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : ''
  return rest && !rest.includes('/') ? rest : null
}

async function section(world: SiteWorld, site: Site, asked: Asked): Promise<AnyPage | null> {
  const slug = asked.path.slice(1)
  return slug.includes('/') ? null : loadSection(world, site, { ...asked, slug })
}
